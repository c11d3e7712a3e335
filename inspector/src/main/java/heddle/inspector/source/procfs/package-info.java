/**
 * What the Linux kernel tells of a process and its threads through {@code /proc}.
 *
 * <p>One small parser per kernel file, the sampler that turns counters into time in each state, and the list of
 * processes. Nothing here touches the target: no attach, no signal, no ptrace, and of its
 * memory only what a thread polls is read, unless that is forbidden. A process or
 * thread that vanishes between two reads is a result, never an exception. Every class takes the folder to read as a
 * path, so that tests can hand it one of their own.
 */
package heddle.inspector.source.procfs;
