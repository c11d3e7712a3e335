package heddle.inspector.view;

/** The pages of the inspector. */
public enum Screen {
    PICKER("JVMs"),
    PROCESS("Process"),
    THREADS("Threads"),
    LOCKS("Locks"),
    MEMORY("Memory"),
    FINDINGS("Findings");

    private final String title;

    Screen(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
