/**
 * Numbered programs, each of one idea about threads and locks: a lesson to read, something to point Heddle at, and a fixture
 * whose right answer is known. The header of each says what to look for.
 *
 * <p>Belongs here: the samples and their launcher. Must not come here: dependencies, and bookkeeping, which is in
 * {@link heddle.samples.truth}. Nothing in Heddle knows the names that are used here.
 */
package heddle.samples;
