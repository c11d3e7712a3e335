package heddle.inspector.model;

/**
 * A thread named by another one, for example as an owner.
 *
 * @param tid native id, or -1 when not yet known
 * @param javaId {@code Thread.getId()}, or -1 for a thread that is not Java's
 */
public record ThreadRef(int tid, long javaId, String name) {}
