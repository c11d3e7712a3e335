/**
 * The catalogue of what can be wrong, one class a rule: when it is so, how sure that is, and the sentence that says it.
 *
 * <p>A rule is a function of the recent past: it remembers nothing. What it needs from the sources it declares, so that
 * what cannot be known is told as not checked. Nothing here reads a source or draws.
 */
package heddle.inspector.diagnosis.rule;
