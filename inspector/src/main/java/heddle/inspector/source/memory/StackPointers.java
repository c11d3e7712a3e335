package heddle.inspector.source.memory;

/** Tells where threads have their stack pointers. */
interface StackPointers {
    /** The threads there are now. */
    int[] threads();

    /** The stack pointer of a thread, 0 while it is on a CPU and when nobody may know. */
    long of(int tid);
}
