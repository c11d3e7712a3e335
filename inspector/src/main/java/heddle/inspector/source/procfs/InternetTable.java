package heddle.inspector.source.procfs;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/PID/net/tcp}, {@code udp} and those of version 6: the internet sockets of a network namespace, see
 * proc_pid_net(5).
 */
final class InternetTable {
    static final String TCP = "tcp";

    private static final int LISTEN = 0x0A;
    private static final String NOBODY = ":0";
    private static final int IPV6_DIGITS = 32;
    private static final int IPV6_WORDS = 8;

    private InternetTable() {}

    /** Puts each socket under its inode. */
    static void parse(KernelText table, String protocol, Map<Long, SocketName> byInode) {
        while (table.nextLine()) parseLine(table, protocol, byInode);
    }

    private static void parseLine(KernelText line, String protocol, Map<Long, SocketName> byInode) {
        line.skipWords(1);
        String local = endpoint(line.word());
        String remote = endpoint(line.word());
        boolean listens = line.hex() == LISTEN && protocol.equals(TCP);
        line.skipWords(5);
        long inode = line.number();
        if (local == null || remote == null || inode <= 0) return;
        byInode.put(inode, new SocketName(protocol, local, remote.equals(NOBODY) ? "" : remote, listens));
    }

    private static @Nullable String endpoint(String field) {
        int colon = field.indexOf(':');
        if (colon < 0) return null;
        long port = KernelText.of(field.substring(colon + 1)).hex();
        String host = colon == IPV6_DIGITS ? ipv6(field.substring(0, colon)) : ipv4(field.substring(0, colon));
        return host == null || port < 0 ? null : host + ":" + port;
    }

    /** Each 32-bit word is printed as a number of this machine's byte order; the any-address has no text. */
    private static @Nullable String ipv4(String hex) {
        byte @Nullable [] address = address(hex, 1);
        if (address == null) return null;
        return isZero(address) ? "" : dotted(address, 0);
    }

    private static @Nullable String ipv6(String hex) {
        byte @Nullable [] address = address(hex, 4);
        if (address == null) return null;
        if (isZero(address)) return "";
        return isMappedIpv4(address) ? dotted(address, 12) : "[" + colons(ByteBuffer.wrap(address)) + "]";
    }

    private static byte @Nullable [] address(String hex, int words) {
        if (hex.length() != words * 8) return null;
        ByteBuffer address = ByteBuffer.allocate(words * 4).order(ByteOrder.nativeOrder());
        for (int i = 0; i < words; i++) {
            long word = KernelText.of(hex.substring(i * 8, i * 8 + 8)).hex();
            if (word == KernelText.NONE) return null;
            address.putInt((int) word);
        }
        return address.array();
    }

    private static boolean isZero(byte[] address) {
        for (byte part : address) {
            if (part != 0) return false;
        }
        return true;
    }

    private static boolean isMappedIpv4(byte[] address) {
        for (int i = 0; i < 10; i++) {
            if (address[i] != 0) return false;
        }
        return address[10] == -1 && address[11] == -1;
    }

    private static String dotted(byte[] address, int from) {
        return (address[from] & 0xff) + "." + (address[from + 1] & 0xff) + "." + (address[from + 2] & 0xff) + "."
                + (address[from + 3] & 0xff);
    }

    /** Groups joined by colons, the longest run of zero groups left out (RFC 5952). */
    private static String colons(ByteBuffer address) {
        int gapStart = -1;
        int gapLength = 1;
        for (int i = 0; i < IPV6_WORDS; i++) {
            int zeros = zeroGroups(address, i);
            if (zeros > gapLength) {
                gapStart = i;
                gapLength = zeros;
            }
        }
        if (gapStart < 0) return groups(address, 0, IPV6_WORDS);
        return groups(address, 0, gapStart) + "::" + groups(address, gapStart + gapLength, IPV6_WORDS);
    }

    private static int zeroGroups(ByteBuffer address, int from) {
        int count = 0;
        while (from + count < IPV6_WORDS && address.getShort((from + count) * 2) == 0) count++;
        return count;
    }

    private static String groups(ByteBuffer address, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (i > from) text.append(':');
            text.append(Integer.toHexString(address.getShort(i * 2) & 0xffff));
        }
        return text.toString();
    }
}
