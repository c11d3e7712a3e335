package heddle.inspector.truth;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** The fields a line may have: where the JSON has them, and how their values read. */
enum Key {
    THREAD_STATE(Subject.THREAD, "state", "state", Expected.OneOf::parse),
    THREAD_CAUSE(Subject.THREAD, "cause", "cause", Expected.OneOf::parse),
    THREAD_READY_CAUSE(Subject.THREAD, "ready_cause", "ready_cause", Expected.OneOf::parse),
    THREAD_PINNED(Subject.THREAD, "pinned", "pinned", Expected.OneOf::parse),
    THREAD_IDLE(Subject.THREAD, "idle", "idle", Expected.OneOf::parse),
    THREAD_SINCE(Subject.THREAD, "since_ms", "since_ms", Expected.Between::parse),
    THREAD_RUNNING(Subject.THREAD, "running", "share.running", Expected.Between::parse),
    THREAD_READY(Subject.THREAD, "ready", "share.ready", Expected.Between::parse),
    THREAD_WAITING(Subject.THREAD, "waiting", "share.waiting", Expected.Between::parse),
    THREAD_WAITING_BY(Subject.THREAD, "waiting_by.", "waiting_by.", Expected.Between::parse),
    THREAD_WAITS_ON(Subject.THREAD, "waits_on", "waits_on.class", Expected.OneOf::parse),
    THREAD_OWNER(Subject.THREAD, "owner", "waits_on.owner_name", Expected.OneOf::parse),
    THREAD_ON(Subject.THREAD, "on", "kernel_wait.on", Expected.OneOf::parse),
    THREAD_HOLDS(Subject.THREAD, "holds", "holds", Expected.Classes::parse),
    LOCK_KIND(Subject.LOCK, "kind", "kind", Expected.OneOf::parse),
    LOCK_OWNER(Subject.LOCK, "owner", "owner.name", Expected.OneOf::parse),
    LOCK_OWNERS_SEEN(Subject.LOCK, "owners_seen", "owners_seen", Expected.SomeOf::parse),
    LOCK_WAITERS(Subject.LOCK, "waiters", "waiters", Expected.Count::parse),
    LOCK_LOST(Subject.LOCK, "lost_per_s", "lost_per_s", Expected.Between::parse),
    LOCK_WAITS(Subject.LOCK, "waits", "waits", Expected.Between::parse),
    LOCK_MEDIAN_WAIT(Subject.LOCK, "wait_ms.p50", "wait_ms.p50", Expected.Between::parse),
    LOCK_LONGEST_WAIT(Subject.LOCK, "wait_ms.max", "wait_ms.max", Expected.Between::parse),
    DEADLOCK_KIND(Subject.DEADLOCK, "kind", "kind", Expected.OneOf::parse),
    DEADLOCK_VIRTUAL(Subject.DEADLOCK, "virtual", "virtual", Expected.OneOf::parse),
    DEADLOCK_CONFIDENCE(Subject.DEADLOCK, "confidence", "confidence", Expected.OneOf::parse),
    DEADLOCK_THREADS(Subject.DEADLOCK, "threads", "threads", Expected.Exactly::parse),
    DEADLOCK_VICTIMS(Subject.DEADLOCK, "victims", "victims", Expected.Exactly::parse),
    DEADLOCK_SINCE(Subject.DEADLOCK, "since_ms", "since_ms", Expected.Between::parse),
    DEADLOCKS_COUNT(Subject.DEADLOCKS, "count", "deadlocks", Expected.Count::parse),
    FINDING_RULE(Subject.FINDING, "rule", "rule", Expected.OneOf::parse),
    FINDING_SEVERITY(Subject.FINDING, "severity", "severity", Expected.OneOf::parse),
    FINDING_THREADS(Subject.FINDING, "threads", "threads", Expected.Including::parse),
    FINDING_LOCK(Subject.FINDING, "lock", "lock", Expected.OfClass::parse),
    FINDING_OWNER(Subject.FINDING, "owner", "summary", Expected.Saying::parse),
    SILENT_SEVERITY(Subject.SILENT, "severity", "findings", Expected.NoneAs::parse);

    private final Subject subject;
    private final String word;
    private final String path;

    @SuppressWarnings("ImmutableEnumChecker") // the functions are static methods
    private final Function<String, Expected> parser;

    Key(Subject subject, String word, String path, Function<String, Expected> parser) {
        this.subject = subject;
        this.word = word;
        this.path = path;
        this.parser = parser;
    }

    static Optional<Key> of(Subject subject, String word) {
        return Arrays.stream(values())
                .filter(key -> key.subject == subject && key.matches(word))
                .findFirst();
    }

    private boolean matches(String other) {
        return isFamily() ? other.startsWith(word) && other.length() > word.length() : other.equals(word);
    }

    /** A word that ends with a dot stands for many: the rest of the word goes on to the path. */
    private boolean isFamily() {
        return word.endsWith(".");
    }

    String path(String key) {
        return isFamily() ? path + key.substring(word.length()) : path;
    }

    Expected parse(String value) {
        return parser.apply(value);
    }
}
