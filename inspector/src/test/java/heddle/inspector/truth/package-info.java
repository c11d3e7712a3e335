/**
 * Truth tests: real programs that account for themselves, and a comparison of what Heddle saw with what they know.
 *
 * <p>Belongs here: the reader of {@code EXPECT} lines, the comparison, and what starts programs and JDKs for it. Must not
 * come here: the name of any sample or of anything in one; the tests take what the samples list.
 */
package heddle.inspector.truth;
