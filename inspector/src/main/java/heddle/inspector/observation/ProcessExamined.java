package heddle.inspector.observation;

import heddle.inspector.model.ProcessControlBlock;

/** What the kernel keeps of the process was read anew. */
public record ProcessExamined(ProcessControlBlock process) implements Observation {
    @Override
    public void tell(Observer observer) {
        observer.hear(this);
    }
}
