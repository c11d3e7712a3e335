/**
 * The program that watches a JVM from its own process; this package holds only its entry point.
 *
 * <p>Sources, model, diagnosis and screens each have their own package below.
 */
package heddle.inspector;
