package heddle.samples.real;

import heddle.samples.truth.Claim;
import heddle.samples.truth.Severity;
import heddle.samples.truth.Truth;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.OutputStreamAppender;
import org.apache.logging.log4j.core.appender.OutputStreamManager;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Log4j with a synchronous appender on a slow disk: who logs, waits for all others who log. */
final class SynchronousLog implements Troubled {

    private static final int WORKERS = 6;

    /** A disk that takes two milliseconds a write. */
    private static final class SlowDisk extends OutputStream {
        @Override
        public void write(int octet) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }

        @Override
        public void write(byte[] octets, int from, int length) {
            write(0);
        }
    }

    @Override
    public Class<?> library() {
        return LoggerContext.class;
    }

    @Override
    public void start(Truth truth) {
        Logger logger = new LoggerContext("shop").getRootLogger();
        OutputStreamAppender appender = OutputStreamAppender.newBuilder()
                .setName("disk")
                .setTarget(new SlowDisk())
                .setLayout(PatternLayout.newBuilder().withPattern("%d %t %m%n").build())
                .build();
        appender.start();
        logger.getAppenders().values().forEach(logger::removeAppender);
        logger.addAppender(appender);
        logger.setLevel(Level.INFO);
        Calls calls = new Calls();
        for (int number = 1; number <= WORKERS; number++) {
            truth.start("order-" + number, diary -> {
                while (true) {
                    calls.time(diary, () -> logger.info("another order"));
                    diary.sleep(1);
                }
            });
        }
        truth.claim(Claim.finding(List.of("monitor-contention"), Severity.HIGH, window -> calls.takeMuch(window, 1))
                .about(OutputStreamManager.class.getName()));
    }
}
