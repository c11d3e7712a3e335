package heddle.inspector.model;

/**
 * How much of something a process may use at most.
 *
 * @param name {@code open files}
 * @param soft the limit in force, {@link #UNLIMITED} for none
 * @param hard how far the process may raise it itself
 * @param unit {@code bytes}, or empty for a number without one
 */
public record ResourceLimit(String name, long soft, long hard, String unit) {
    public static final long UNLIMITED = Long.MAX_VALUE;
}
