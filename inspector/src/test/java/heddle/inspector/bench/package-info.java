/**
 * What Heddle costs, measured: the programs behind {@code scripts/bench}. Not tests; nothing here runs in a build.
 *
 * <p>One class a row of the table, and the small programs that rows start in JVMs of their own. A row that compares
 * carries a null control: the same procedure on two things that are the same. Its ratio must lie within 3 % of one, or
 * the row says nothing.
 */
package heddle.inspector.bench;
