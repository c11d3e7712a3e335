/** A program that counts what its own locks cost, to the wait: the truth for whoever claims to count exactly. */
package heddle.samples.counted;
