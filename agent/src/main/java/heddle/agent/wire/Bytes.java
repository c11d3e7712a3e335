package heddle.agent.wire;

import java.util.Arrays;

/** A class file on its way. Unlike the array in it, it equals another one of the same content. */
public final class Bytes {

    /** No class file. */
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] array;

    /** Takes the array over, which must not be changed any more. */
    public Bytes(byte[] array) {
        this.array = array;
    }

    /** The content, which must not be changed. */
    public byte[] array() {
        return array;
    }

    public boolean isEmpty() {
        return array.length == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    @Override
    public String toString() {
        return array.length + " bytes";
    }
}
