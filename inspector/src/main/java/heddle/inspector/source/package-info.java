/**
 * Where observations come from. A source knows one channel (kernel, snapshots, recording) and nothing of the others;
 * whatever needs only one of them works when the rest are refused.
 */
package heddle.inspector.source;
