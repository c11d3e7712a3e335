package heddle.inspector.view;

import java.util.List;

/** The orders a list can be put in, over the top right corner of its table. */
final class SortMenu {
    private static final int WIDTH = 20;

    private SortMenu() {}

    static void paint(Frame frame, Page page, UiState state) {
        Listing<?, ?, ?> list = Listing.of(state.screen());
        List<? extends Order<?>> orders = list.orders();
        Rect room = page.table().height() > orders.size() + 2
                ? page.table()
                : state.size().withoutTop(1).withoutBottom(1);
        Rect menu = room.rightColumns(WIDTH + 2).withoutRight(2).topRows(orders.size() + 2);
        frame.fill(menu, ' ', Style.PLAIN);
        Rect inside = Box.paint(frame, menu, "Sort by", Style.PLAIN, Style.BOLD);
        for (int i = 0; i < Math.min(inside.height(), orders.size()); i++) {
            paint(frame, inside.withoutTop(i).topRows(1), orders.get(i), list.state(state));
        }
    }

    private static void paint(Frame frame, Rect line, Order<?> order, ListState<?, ?> list) {
        boolean chosen = order == list.order();
        String title = Sorted.title(order.title(), chosen, list.inverted());
        frame.put(line.top(), line.left() + 2, title, chosen ? Style.BOLD : Style.PLAIN, line.width() - 2);
        if (!chosen) return;
        frame.put(line.top(), line.left(), Glyphs.MARK, Style.BOLD);
        frame.restyle(line, style -> style.on(Ground.SELECTED));
    }
}
