package heddle.inspector.model;

/**
 * How often a thread took each arrow of the state diagram since Heddle first saw it.
 *
 * @param dispatch Ready to Running
 * @param timeout Running to Ready: pre-empted or yielded
 * @param request Running to Waiting
 * @param completion Waiting to Ready
 */
public record Transitions(long dispatch, long timeout, long request, long completion) {
    public static final Transitions NONE = new Transitions(0, 0, 0, 0);

    public Transitions plus(Transitions other) {
        return new Transitions(
                dispatch + other.dispatch,
                timeout + other.timeout,
                request + other.request,
                completion + other.completion);
    }

    public Transitions minus(Transitions earlier) {
        return new Transitions(
                dispatch - earlier.dispatch,
                timeout - earlier.timeout,
                request - earlier.request,
                completion - earlier.completion);
    }
}
