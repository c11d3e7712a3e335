package heddle.inspector.view;

import java.util.Comparator;

/**
 * An order that a list can be put in: what one looks for by it comes first, equal rows keep their place.
 *
 * @param <R> the rows
 */
interface Order<R> extends Comparator<R> {
    /** The name in the sort menu and, for most, the heading of the column. */
    String title();
}
