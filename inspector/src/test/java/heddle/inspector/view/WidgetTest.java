package heddle.inspector.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WidgetTest {

    private static final KeyTable<String> KEYS = new KeyTable<>(List.of(
            KeyBinding.of("enter", "OPEN", "open", "Open what is selected."),
            KeyBinding.of("up k", "UP", "", "Select the row above."),
            KeyBinding.of("/", "FILTER", "filter", "Show only rows that match."),
            KeyBinding.of("?", "HELP", "help", "Show all keys."),
            KeyBinding.of("q", "QUIT", "quit", "Leave.")));

    @Nested
    class Keys {

        @Test
        void oneTableFeedsDispatchFooterAndHelp() {
            Frame frame = new Frame(1, 60);
            Footer.paint(frame, frame.bounds(), KEYS);
            assertThat(frame.lines()).containsExactly(" ⏎ open  / filter  ? help  q quit");
            assertThat(KEYS.action(new Key("k"))).contains("UP");
            assertThat(KEYS.action(new Key("z"))).isEmpty();
            assertThat(Help.of("Keys", KEYS).paragraphs())
                    .extracting(Card.Paragraph::lead)
                    .containsExactly("⏎", "↑ k", "/", "?", "q");
        }

        @Test
        void theWayToHelpAndOutStaysWhenRoomIsShort() {
            Frame frame = new Frame(1, 26);
            Footer.paint(frame, frame.bounds(), KEYS);
            assertThat(frame.lines()).containsExactly(" ⏎ open  ? help  q quit");
        }

        @Test
        void aClickOnAHintPressesItsKey() {
            Rect area = Rect.screen(1, 60);
            assertThat(Footer.keyAt(area, KEYS, 1)).contains(Key.ENTER);
            assertThat(Footer.keyAt(area, KEYS, 9)).contains(new Key("/"));
            assertThat(Footer.keyAt(area, KEYS, 8)).isEmpty();
        }

        @Test
        void aKeyHasOneMeaning() {
            KeyTable<String> other = new KeyTable<>(List.of(KeyBinding.of("k", "KILL", "kill", "Kill.")));
            assertThatThrownBy(() -> KEYS.and(other)).hasMessage("Key k has two meanings");
        }

        @Test
        void onlyCharactersAreTyped() {
            assertThat(new Key("한").typed()).contains("한");
            assertThat(Key.SPACE.typed()).contains(" ");
            assertThat(Key.ENTER.typed()).isEmpty();
            assertThat(new Key("x").alt().typed()).isEmpty();
        }
    }

    @Nested
    class Tables {

        private record Item(String id, String name, int count) {}

        private final Table<Item> table = new Table<>(
                List.of(
                        Column.text("ID", 2, 2, Item::id, item -> Style.PLAIN),
                        Column.text("NAME", 6, 10, Item::name, item -> Style.PLAIN),
                        Column.<Item>figure("COUNT", 5, item -> "" + item.count(), item -> Style.DIM)
                                .rank(2)),
                2);

        private final List<Item> items =
                List.of(new Item("a", "주문-처리기", 7), new Item("b", "long-name-17", 120), new Item("c", "third", 3));

        @Test
        void columnsAreAlignedUnderTheirTitles() {
            Frame frame = new Frame(4, 20);
            table.paint(frame, frame.bounds(), items, new Viewport(0, 1));
            assertThat(frame.lines())
                    .containsExactly(
                            " ID NAME       COUNT", " a  주문-처…기     7", "▸b  long-na…17   120", " c  third          3");
        }

        @Test
        void theSelectionLiesUnderTheNameOnly() {
            Frame frame = new Frame(4, 20);
            table.paint(frame, frame.bounds(), items, new Viewport(0, 1));
            assertThat(frame.style(2, 1).ground()).isEqualTo(Ground.PAGE);
            assertThat(frame.style(2, 13).ground()).isEqualTo(Ground.SELECTED);
            assertThat(frame.style(2, 14).ground()).isEqualTo(Ground.PAGE);
            assertThat(frame.style(1, 4).ground()).isEqualTo(Ground.PAGE);
        }

        @Test
        void optionalColumnsAreDroppedWhenRoomIsShort() {
            Frame frame = new Frame(2, 14);
            table.paint(frame, frame.bounds(), items, Viewport.START);
            assertThat(frame.lines()).containsExactly(" ID NAME", "▸a  주문-처…기");
        }

        @Test
        void aClickFindsItsRow() {
            Rect area = new Rect(5, 0, 4, 20);
            assertThat(Table.itemAt(area, 7, new Viewport(10, 10), 100)).isEqualTo(11);
            assertThat(Table.itemAt(area, 5, Viewport.START, 100)).isEqualTo(-1);
            assertThat(Table.itemAt(area, 8, Viewport.START, 2)).isEqualTo(-1);
        }
    }

    @Nested
    class Curves {

        private final Frame frame = new Frame(1, 8);

        @Test
        void aSparkShowsTheNewestValuesAtTheRight() {
            Spark.paint(frame, 0, 0, 6, new double[] {9, 0, 0.1, 4, 8, Double.NaN, 20}, 8, Style.PLAIN);
            assertThat(frame.lines()).containsExactly(" ▁▄█ █");
        }

        @Test
        void brailleHoldsTwoValuesInAColumn() {
            Spark.braille(frame, 0, 0, 3, new double[] {1, 2, 3, 4}, 4, Style.PLAIN);
            assertThat(frame.lines()).containsExactly("⠀⣠⣾");
        }

        @Test
        void aBarEndsInEighths() {
            Bar.paint(frame, 0, 0, 8, 0.3, Style.PLAIN);
            assertThat(frame.lines()).containsExactly("██▍·····");
        }

        @Test
        void aStripShowsTheNewestCellsAtTheRight() {
            Strip.paint(frame, 0, 0, 4, 6, WidgetTest::digit);
            assertThat(frame.lines()).containsExactly("2345");
            Strip.paint(frame, 0, 4, 4, 2, WidgetTest::digit);
            assertThat(frame.lines()).containsExactly("2345  01");
        }

        @Test
        void aSweepingStripMovesOnlyItsNewestCell() {
            Strip.sweep(frame, 0, 0, 4, 6, WidgetTest::digit);
            assertThat(frame.lines()).containsExactly("45 3");
        }
    }

    private static Strip.Cell digit(int index) {
        return new Strip.Cell('0' + index, Style.PLAIN);
    }

    @Nested
    class Boxes {

        @Test
        void aBoxLeavesItsInside() {
            Frame frame = new Frame(3, 14);
            Rect inside = Box.paint(frame, frame.bounds(), "PCB", Style.DIM, Style.BOLD);
            assertThat(inside).isEqualTo(new Rect(1, 1, 1, 12));
            assertThat(frame.lines()).containsExactly("┌─ PCB ──────┐", "│            │", "└────────────┘");
        }

        @Test
        void aRuleHasATitleAndAHintWhenThereIsRoom() {
            Frame frame = new Frame(2, 34);
            Box.rule(frame, frame.bounds(), "exec-3", Style.ACCENT, "⏎ open");
            Box.rule(frame, new Rect(1, 0, 1, 16), "exec-3", Style.ACCENT, "⏎ open");
            assertThat(frame.lines()).containsExactly("── exec-3 ────────────── ⏎ open ──", "── exec-3 ──────");
        }

        @Test
        void aCardWrapsByColumnsOverADimmedScreen() {
            Frame frame = new Frame(8, 30);
            frame.put(0, 0, "behind", Style.ALERT);
            Card card = new Card(
                    "Cannot attach",
                    List.of(
                            Card.Paragraph.of("It runs as root, you are app."),
                            new Card.Paragraph("c", "락을 요청한 스레드는 기다린다", Style.PLAIN)),
                    "Esc back");
            card.paint(frame, frame.bounds(), 24);
            assertThat(frame.lines())
                    .containsExactly(
                            "behind",
                            "   ┌─ Cannot attach ──────┐",
                            "   │    It runs as root,  │",
                            "   │    you are app.      │",
                            "   │ c  락을 요청한       │",
                            "   │    스레드는 기다린다 │",
                            "   └─────────── Esc back ─┘",
                            "");
            assertThat(frame.style(0, 0).ink()).isEqualTo(Ink.DIM);
        }
    }
}
