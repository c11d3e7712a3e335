package heddle.samples.faults;

import heddle.samples.truth.Diary;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** What a thread does, most often while it has something that others want. */
interface Work {

    /** An hour in milliseconds: longer than anybody looks. */
    int FOR_GOOD = 3_600_000;

    void run(Diary diary) throws Exception;

    static Work nothing() {
        return diary -> {};
    }

    static Work asleep(long millis) {
        return diary -> diary.sleep(millis);
    }

    /** Sleeps about that long, so that threads do not march in step. */
    static Work pause(int millis) {
        return diary -> diary.sleep(ThreadLocalRandom.current().nextInt(millis / 2, millis * 3 / 2 + 1));
    }

    static Work computing(long micros) {
        return diary -> diary.compute(micros, TimeUnit.MICROSECONDS);
    }

    static Work inIo(long millis) {
        return diary -> SlowService.ask(millis, diary);
    }

    default Work then(Work next) {
        return diary -> {
            run(diary);
            next.run(diary);
        };
    }

    default Work forever() {
        return diary -> {
            while (true) run(diary);
        };
    }
}
