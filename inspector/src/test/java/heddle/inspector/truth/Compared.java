package heddle.inspector.truth;

/** One field of one line beside what Heddle said. */
record Compared(String subject, String field, String expected, Expected.Verdict verdict) {

    static Compared of(Expectation expectation, Expectation.Field field, Expected.Verdict verdict) {
        return new Compared(expectation.title(), field.word(), field.value(), verdict);
    }

    boolean holds() {
        return verdict.holds();
    }

    @Override
    public String toString() {
        return subject + " " + field + ": expected " + expected + ", seen " + verdict.seen();
    }
}
