package heddle.samples.faults;

import heddle.samples.truth.Cause;
import heddle.samples.truth.Diary;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A service that takes its time to answer; whoever asks it waits in a read from a socket. */
final class SlowService {

    private SlowService() {}

    static void ask(long millis, Diary diary) throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket question = new Socket(door.getInetAddress(), door.getLocalPort());
                Socket answer = door.accept()) {
            Thread service = new Thread(() -> answer(answer, millis));
            service.setDaemon(true);
            service.start();
            diary.awaits(Cause.SOCKET);
            if (question.getInputStream().read() < 0) throw new IOException("no answer");
            diary.resumes(Cause.SOCKET);
        }
    }

    private static void answer(Socket answer, long millis) {
        try {
            Thread.sleep(millis);
            answer.getOutputStream().write('!');
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
