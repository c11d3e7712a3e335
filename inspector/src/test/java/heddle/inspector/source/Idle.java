package heddle.inspector.source;

/** A target that does nothing for five minutes. */
public final class Idle {
    private Idle() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println("ready");
        Thread.sleep(300_000);
    }
}
