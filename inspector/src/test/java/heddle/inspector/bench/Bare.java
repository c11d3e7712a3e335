package heddle.inspector.bench;

/** The least a JVM can do: say that it is there. */
final class Bare {
    /** Not in the name of this class, which is on the command line and so on the screen. */
    static final String GREETING = "up and running";

    private Bare() {}

    /** Greets and ends. */
    public static void main(String[] arguments) {
        System.out.println(GREETING);
    }
}
