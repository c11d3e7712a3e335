/**
 * Small programs with a fault each: every kind of lock with every way in which it goes wrong, and beside each a healthy twin
 * of the same structure. {@link heddle.samples.faults.Fault} is the table; {@code Faults --list} prints it.
 *
 * <p>Belongs here: kinds of locks, plots, and what makes programs of them. Must not come here: dependencies, bookkeeping,
 * which is in {@link heddle.samples.truth}, and any guess of what an observer can see: a program tells what it counted.
 */
package heddle.samples.faults;
