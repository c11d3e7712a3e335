package heddle.inspector.source.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A target that touches as many megabytes as it is told to, with threads that wait, sleep and never stop running. */
public final class Roomy {
    private static final int BLOCK = 256 * 1024;
    private static final int PAGE = 4096;
    private static final long LIFE_MILLIS = 300_000;
    private static final int WAITING = 8;

    private Roomy() {}

    public static void main(String[] args) throws InterruptedException {
        List<byte[]> live = touched(Integer.getInteger("megabytes", 1));
        for (int i = 0; i < WAITING; i++) {
            start("parked with blanks " + i, () -> {
                while (true) LockSupport.park();
            });
        }
        start("spinner", () -> {
            while (true) Thread.onSpinWait();
        });
        System.out.println("ready");
        Thread.sleep(LIFE_MILLIS);
        System.out.println(live.size());
    }

    private static List<byte[]> touched(int megabytes) {
        List<byte[]> blocks = new ArrayList<>();
        for (int i = 0; i < megabytes * 4; i++) {
            byte[] block = new byte[BLOCK];
            for (int at = 0; at < BLOCK; at += PAGE) block[at] = 1;
            blocks.add(block);
        }
        return blocks;
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
