/**
 * The agent's way into the target and out of it: the entry stub, the session and what keeps it honest (trust, lease, errors).
 *
 * <p>{@link heddle.agent.HeddleAgent} and {@link heddle.agent.DisposableLoader} stay in the target for good; all else is
 * loaded by a loader that goes with the session. What is observed belongs into {@code snapshot}, what is recorded into
 * {@code recording}, what is said into {@code wire}. The JDK only, no static mutable state, nothing written to the target's
 * output.
 */
package heddle.agent;
