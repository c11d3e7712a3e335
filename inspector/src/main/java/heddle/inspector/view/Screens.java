package heddle.inspector.view;

/** Draws the page a state is on, and what lies over it. */
final class Screens {
    private Screens() {}

    static Frame render(UiState state) {
        Frame frame = Frame.of(state.size());
        if (Page.fits(state.size())) {
            paint(frame, state, Page.of(state));
        } else {
            Cards.tooSmall(frame, state.size());
        }
        return frame;
    }

    private static void paint(Frame frame, UiState state, Page page) {
        TitleBar.paint(frame, page.title(), state);
        paintPage(frame, state, page);
        paintOver(frame, state, page);
        Bottom.paint(frame, page.footer(), state);
    }

    private static void paintPage(Frame frame, UiState state, Page page) {
        Picture picture = state.shown().picture();
        if (state.screen() == Screen.PICKER) {
            PickerPage.paint(frame, page, state);
        } else if (picture != null) {
            paintTarget(frame, state, page, picture);
        }
    }

    private static void paintTarget(Frame frame, UiState state, Page page, Picture picture) {
        Banner.paint(frame, page.banner(), picture);
        switch (state.screen()) {
            case PROCESS -> ProcessPage.paint(frame, page, state, picture);
            case MEMORY -> MemoryPage.paint(frame, page, state, picture);
            case LOCKS -> LocksPage.paint(frame, page, state, picture);
            case FINDINGS -> FindingsPage.paint(frame, page, state, picture);
            default -> ThreadsPage.paint(frame, page, state, picture);
        }
    }

    private static void paintOver(Frame frame, UiState state, Page page) {
        Rect room = page.title().isEmpty()
                ? state.size()
                : state.size().withoutTop(1).withoutBottom(1);
        Connection.Refused refused = Refusal.of(state);
        if (refused != null) {
            Cards.refused(frame, room, refused);
        } else if (state.screen() != Screen.PICKER && state.shown().picture() == null) {
            Cards.waiting(frame, room, state.shown());
        }
        if (state.layer() == Layer.SORT) SortMenu.paint(frame, page, state);
        if (state.layer() == Layer.HELP) HelpSheet.paint(frame, room, state);
    }
}
