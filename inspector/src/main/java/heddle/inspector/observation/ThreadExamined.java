package heddle.inspector.observation;

import heddle.inspector.model.ThreadDetails;

/** What is a thread's own was read, because somebody looks at it. */
public record ThreadExamined(ThreadDetails thread) implements Observation {
    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
