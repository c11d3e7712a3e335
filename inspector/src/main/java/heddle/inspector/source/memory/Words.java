package heddle.inspector.source.memory;

import org.jspecify.annotations.Nullable;

/** Reads a few words of the target's memory. */
interface Words {
    /** Nobody may look. */
    Words HIDDEN = (address, count) -> null;

    /** That many words of 8 bytes, or null when they cannot be read. */
    long @Nullable [] read(long address, int count);
}
