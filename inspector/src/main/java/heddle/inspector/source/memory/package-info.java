/**
 * The address space of the target: what the kernel says is mapped, and who can prove what a part of it is.
 *
 * <p>Whoever knows something of a range makes a {@link heddle.inspector.source.memory.Claim}; the strongest claim to an
 * address names it, and what nobody claims stays unnamed. Of the target's memory at most a few words at known addresses
 * are read, and that can be switched off. The JVM's answers are parsed and dropped. Nothing here decides what to show.
 */
package heddle.inspector.source.memory;
