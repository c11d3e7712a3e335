/**
 * What agent and inspector say to each other over the Unix socket: values and their binary form.
 *
 * <p>A frame is a big-endian length (4 bytes, of what follows), the message's {@link heddle.agent.wire.Tag} (1 byte) and its
 * fields in the order of the record's components. Both ends distrust each other, so every length is checked before it is
 * believed. Only {@code java.base} belongs here: no socket, no thread, no clock. The inspector uses this package of the agent
 * and no other.
 */
package heddle.agent.wire;
