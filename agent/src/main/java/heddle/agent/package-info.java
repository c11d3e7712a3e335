/**
 * The part that runs inside the inspected JVM: entry, session, lease and guards.
 *
 * <p>Only what the JDK itself offers may be used here, because every class loaded is one more in a stranger's process.
 */
package heddle.agent;
