/**
 * The samples' own account of themselves: each thread books what it does while it does it, and a sample can say for any
 * recent span of time what an observer must have seen ({@code EXPECT} lines).
 *
 * <p>Belongs here: bookkeeping, its tolerances, the line protocol. Must not come here: anything that looks at the program
 * from outside (procfs, thread dumps, flight recordings): a yardstick may not be made of what it measures.
 */
package heddle.samples.truth;
