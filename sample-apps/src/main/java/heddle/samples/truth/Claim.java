package heddle.samples.truth;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something an observer has to find, or to be silent about, as long as the program's own counters say so.
 *
 * @param rule the rules that may find it, one of which must; empty for silence
 * @param least how bad it must be called, or, for silence, what nothing may be called
 * @param threads those that must be among the threads concerned
 * @param lockClass the class of the lock it is about; empty where that is not claimed
 * @param lock the account of the lock whose owner must be named, where one has it all the time
 * @param stands whether it was so in a window
 */
public record Claim(
        List<String> rule,
        Severity least,
        List<String> threads,
        Optional<String> lockClass,
        Optional<Contention> lock,
        Predicate<Window> stands) {

    public Claim {
        rule = List.copyOf(rule);
        threads = List.copyOf(threads);
    }

    /** One of these rules must find something at least that bad. */
    public static Claim finding(List<String> rules, Severity least, Predicate<Window> stands) {
        return new Claim(rules, least, List.of(), Optional.empty(), Optional.empty(), stands);
    }

    /** Nothing that bad may be found. */
    public static Claim silence(Severity least, Predicate<Window> stands) {
        return new Claim(List.of(), least, List.of(), Optional.empty(), Optional.empty(), stands);
    }

    /** The same, and it must name these threads. */
    public Claim naming(List<String> concerned) {
        return new Claim(rule, least, concerned, lockClass, lock, stands);
    }

    /** The same, and its sentence must name the owner of that lock. */
    public Claim blamingOwnerOf(Contention contention) {
        return new Claim(rule, least, threads, lockClass, Optional.of(contention), stands);
    }

    /** The same, and it must be about a lock of that class. */
    public Claim about(String className) {
        return new Claim(rule, least, threads, Optional.of(className), lock, stands);
    }

    Line standing() {
        if (rule.isEmpty()) return Line.silent().put("severity", least.orWorse());
        Line line = Line.finding().put("rule", String.join("|", rule)).put("severity", least.orWorse());
        lockClass.ifPresent(name -> line.put("lock", name));
        return threads.isEmpty() ? line : line.put("threads", threads);
    }

    Optional<Line> during(Window window) {
        if (!stands.test(window)) return Optional.empty();
        Line line = standing();
        lock.flatMap(contention -> contention.steadyOwner(window)).ifPresent(owner -> line.put("owner", owner));
        return Optional.of(line);
    }
}
