package heddle.inspector.timeline;

import heddle.inspector.model.Activity;
import heddle.inspector.model.StackFrame;
import java.util.List;

/**
 * What somebody does who was seen to hold a lock.
 *
 * @param activity at that look, not over a tick in which it may have waited for the lock itself
 */
record Holder(Activity activity, List<StackFrame> frames) {}
