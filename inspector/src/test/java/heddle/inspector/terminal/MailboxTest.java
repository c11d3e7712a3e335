package heddle.inspector.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import heddle.inspector.view.Key;
import heddle.inspector.view.Msg;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {

    private record Picture(int number) implements Msg.Data {
        @Override
        public boolean isSuperseded() {
            return true;
        }
    }

    private record Outcome(int number) implements Msg.Data {}

    private final Mailbox mailbox = new Mailbox();

    @Test
    void aNewerPictureTakesThePlaceOfThoseStillWaiting() throws InterruptedException {
        put(new Picture(1), new Outcome(1), Key.UP, new Picture(2), new Outcome(2), new Picture(3));
        assertThat(taken()).containsExactly(new Outcome(1), Key.UP, new Outcome(2), new Picture(3));
    }

    @Test
    void oneNoticeOfAKindWaits() throws InterruptedException {
        mailbox.put(Mail.Notice.RESIZED);
        mailbox.put(Mail.Notice.RESIZED);
        assertThat(mailbox.take(System.nanoTime())).isEqualTo(Mail.Notice.RESIZED);
        assertThat(mailbox.take(System.nanoTime())).isNull();
    }

    @Test
    void takingWaitsForALetterFromAnotherThread() throws InterruptedException {
        Thread sender = new Thread(() -> put(Key.DOWN));
        sender.start();
        Mail letter = mailbox.take(System.nanoTime() + TimeUnit.SECONDS.toNanos(10));
        assertThat(letter).isEqualTo(new Mail.News(Key.DOWN));
    }

    @Test
    void takingEndsAtItsDeadline() throws InterruptedException {
        assertThat(mailbox.take(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2)))
                .isNull();
    }

    private void put(Msg... messages) {
        for (Msg message : messages) {
            mailbox.put(new Mail.News(message));
        }
    }

    private List<Msg> taken() throws InterruptedException {
        List<Msg> messages = new ArrayList<>();
        while (mailbox.take(System.nanoTime()) instanceof Mail.News news) {
            messages.add(news.message());
        }
        return messages;
    }
}
