package heddle.inspector.model;

/**
 * A thread named by another one, for example as an owner.
 *
 * @param tid native id, or -1 when not yet known
 * @param javaId {@code Thread.getId()}, or -1 for a thread that is not Java's
 */
public record ThreadRef(int tid, long javaId, String name) {
    /** The thread's group by its name: {@code pool-#-thread-#} stands for all workers of all such pools. */
    public String group() {
        return groupOf(name);
    }

    /** The group of a thread of that name: every run of digits is one sign; threads without a name are one group. */
    public static String groupOf(String name) {
        StringBuilder group = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            boolean digit = Character.isDigit(name.charAt(i));
            boolean again = digit && !group.isEmpty() && group.charAt(group.length() - 1) == '#';
            if (!again) group.append(digit ? '#' : name.charAt(i));
        }
        return group.toString();
    }
}
