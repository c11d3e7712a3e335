/**
 * What every thread does now, and who waits for whom, asked of the JVM in ways that do not stop the application.
 *
 * <p>Where the JDK hides what is needed, its fields are read (opened to the session's loader alone), never its methods that
 * an application's thread class could override: no code of the target runs on the agent's thread. Reading JFR, sockets and
 * what to make of the observations belong elsewhere.
 */
package heddle.agent.snapshot;
