/**
 * What Heddle knows about a process and its threads, as values.
 *
 * <p>Records, enums and sealed interfaces only; nothing here reads a clock, a file or another JVM. Times are {@code
 * System.nanoTime()} of the machine (CLOCK_MONOTONIC, the same clock in every process) unless a name says otherwise.
 */
package heddle.inspector.model;
