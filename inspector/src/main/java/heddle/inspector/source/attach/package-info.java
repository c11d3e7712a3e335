/**
 * The way into a target: what the kernel's files tell before anything is touched, the attach channel, the folder both
 * ends meet in, and the account of what must be undone.
 *
 * <p>The JDK's attach API is used here and nowhere else. A process that {@link heddle.inspector.source.attach.Preflight}
 * refuses is never attached: an attach client stops or kills what is not a listening JVM.
 */
package heddle.inspector.source.attach;
