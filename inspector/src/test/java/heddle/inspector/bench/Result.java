package heddle.inspector.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param row the row's name
 * @param jdk feature version of the JDK of target and inspector
 * @param subject what was measured: a mode, a program, a number of threads
 * @param metric what of it, with its unit
 * @param goal the median should not be more; null when nobody set one
 * @param control null for counts and for figures that compare nothing
 * @param isVoid whether the control failed, so that the figures say nothing
 */
record Result(
        String row,
        int jdk,
        String subject,
        String metric,
        Sample sample,
        @Nullable Double goal,
        @Nullable Control control,
        boolean isVoid) {

    static Result of(String row, Bed bed, String subject, String metric, Sample sample) {
        return new Result(row, bed.jdk().feature(), subject, metric, sample, null, null, false);
    }

    Result withGoal(double highest) {
        return new Result(row, jdk, subject, metric, sample, highest, control, isVoid);
    }

    Result withControl(Control failing) {
        return new Result(row, jdk, subject, metric, sample, goal, failing, !failing.holds());
    }

    /** This, unless it is void and another try of the same measurement is not. */
    Result orValid(List<Result> again) {
        return again.stream()
                .filter(other -> isVoid && !other.isVoid && isOfSame(other))
                .findFirst()
                .orElse(this);
    }

    private boolean isOfSame(Result other) {
        return row.equals(other.row) && subject.equals(other.subject) && metric.equals(other.metric);
    }
}
