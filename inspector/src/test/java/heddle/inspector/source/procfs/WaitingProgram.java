package heddle.inspector.source.procfs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that each wait for another thing, named after it. Argument: a file that the parent holds a lock on. Prints the
 * port that its server listens on.
 */
final class WaitingProgram {
    private WaitingProgram() {}

    public static void main(String[] arguments) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        InetSocketAddress address = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        start("accept", () -> {
            while (true) server.accept();
        });
        start(
                "read",
                () -> new Socket(address.getAddress(), address.getPort())
                        .getInputStream()
                        .read());
        start("read-timeout", () -> readWithTimeout(address));
        start("read-channel", () -> SocketChannel.open(address).read(ByteBuffer.allocate(1)));
        start("select", () -> Selector.open().select());
        start("select-one", WaitingProgram::selectListener);
        start("pipe", () -> Pipe.open().source().read(ByteBuffer.allocate(1)));
        start("stdin", () -> System.in.read());
        start(
                "file-lock",
                () -> FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)
                        .lock());
        start("park", LockSupport::park);
        start("sleep", () -> TimeUnit.HOURS.sleep(1));
        start("spin 가나다라", WaitingProgram::spin);
        System.out.println(server.getLocalPort());
    }

    private static void selectListener() throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        channel.configureBlocking(false);
        Selector selector = Selector.open();
        channel.register(selector, SelectionKey.OP_ACCEPT);
        selector.select();
    }

    private static void readWithTimeout(InetSocketAddress address) throws IOException {
        try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
            socket.setSoTimeout((int) TimeUnit.HOURS.toMillis(1));
            socket.getInputStream().read();
        }
    }

    private static void spin() {
        while (true) Thread.onSpinWait();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(String name, Work work) {
        new Thread(() -> runQuietly(work), name).start();
    }

    private static void runQuietly(Work work) {
        try {
            work.run();
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
