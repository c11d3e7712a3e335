package heddle.samples.real;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import heddle.samples.truth.Claim;
import heddle.samples.truth.Severity;
import heddle.samples.truth.Truth;
import java.util.List;
import java.util.Objects;

/** A cache of Caffeine whose entries take two seconds to load and are worth nothing soon after. */
final class SlowLoader implements Troubled {

    private static final int CALLERS = 5;

    @Override
    public Class<?> library() {
        return Caffeine.class;
    }

    @Override
    public void start(Truth truth) {
        LoadingCache<String, String> cache = Caffeine.newBuilder().build(key -> {
            Thread.sleep(2000);
            return "price";
        });
        Calls calls = new Calls();
        for (int number = 1; number <= CALLERS; number++) {
            truth.start("request-" + number, diary -> {
                while (true) {
                    calls.time(diary, () -> Objects.requireNonNull(cache.get("key")));
                    diary.sleep(10);
                    cache.invalidate("key");
                }
            });
        }
        truth.claim(Claim.finding(
                List.of("long-hold", "monitor-contention"), Severity.MEDIUM, window -> calls.takeMuch(window, 1)));
    }
}
