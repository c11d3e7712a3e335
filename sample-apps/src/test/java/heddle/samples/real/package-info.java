/**
 * Programs that use libraries from Maven Central the way that gets people into trouble. What goes wrong, goes wrong inside
 * the library; the programs only count what it does to them.
 *
 * <p>Belongs here: one class a library. Must not come here: anything that Heddle's own build or tests need; only
 * {@code scripts/check --full} runs these.
 */
package heddle.samples.real;
