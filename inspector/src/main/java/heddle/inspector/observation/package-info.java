/**
 * What the sources say they saw, before anyone joins or explains it.
 *
 * <p>Pure values on top of the model. A source speaks only {@link heddle.inspector.observation.Observation}; the
 * timeline is the only reader.
 */
package heddle.inspector.observation;
