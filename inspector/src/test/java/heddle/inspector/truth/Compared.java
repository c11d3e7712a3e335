package heddle.inspector.truth;

import java.util.List;

/** One field of one line beside what Heddle said. */
record Compared(String subject, String field, String expected, Expected.Verdict verdict) {

    static Compared of(Expectation expectation, Expectation.Field field, Expected.Verdict verdict) {
        return new Compared(expectation.title(), field.word(), field.value(), verdict);
    }

    static boolean allHold(List<Compared> results) {
        return results.stream().allMatch(Compared::holds);
    }

    boolean holds() {
        return verdict.holds();
    }

    @Override
    public String toString() {
        return subject + " " + field + ": expected " + expected + ", seen " + verdict.seen();
    }
}
