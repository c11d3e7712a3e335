/**
 * Counts what locks of java.util.concurrent cost, exactly, by code woven into the slow path of the JDK's synchronisers.
 *
 * <p>Only when asked for, for a limited time, and undone at its end. The inspector weaves; here the woven bytes are put in
 * place in one call, and what they tell is summed. What runs inside of the target's lock operations takes no lock, loads no
 * class and throws nothing.
 */
package heddle.agent.probe;
