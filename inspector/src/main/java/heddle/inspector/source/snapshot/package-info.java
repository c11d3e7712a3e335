/**
 * The source that hears from the agent: who waits for what now.
 *
 * <p>It listens, has the agent loaded, and turns the agent's messages into observations. The peer is the target itself and
 * is not trusted: the wire's decoder bounds what it may say, and nothing it says ends the program.
 */
package heddle.inspector.source.snapshot;
