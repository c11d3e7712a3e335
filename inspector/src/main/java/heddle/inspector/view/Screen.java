package heddle.inspector.view;

/** The pages of the inspector. */
public enum Screen {
    PICKER("JVMs"),
    THREADS("Threads"),
    LOCKS("Locks");

    private final String title;

    Screen(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
