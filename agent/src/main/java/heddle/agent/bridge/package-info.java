/**
 * What woven code of the JDK calls: the one class that is defined in the target's boot loader, and stays there inert.
 *
 * <p>Its name carries a version and its methods are frozen: a JVM that was probed by an earlier release has that release's.
 * Nothing else belongs here; java.base alone.
 */
package heddle.agent.bridge;
