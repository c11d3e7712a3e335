/**
 * Numbered programs, each showing one behaviour of threads and locks and printing the truth about itself.
 *
 * <p>They depend on nothing but the JDK, and nothing in Heddle knows their names.
 */
package heddle.samples;
