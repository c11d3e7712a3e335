package heddle.inspector.view;

import heddle.inspector.model.ProcessEntry;
import java.util.Optional;

/** Coming to a process and leaving it. */
final class Travel {
    private Travel() {}

    static Step<UiState> attach(UiState state) {
        Optional<ProcessEntry> chosen = Selected.process(state);
        if (chosen.isEmpty()) return Step.to(state.say("no JVM is selected"));
        ProcessEntry process = chosen.get();
        if (!process.attachable()) {
            return Step.to(state.say("cannot attach: " + SafeText.forScreen(process.whyNotAttachable())));
        }
        return go(state, process.pid(), new Request.Attach(process.pid()));
    }

    /** Looks at the selected process, or at the one that refused. */
    static Step<UiState> look(UiState state) {
        Connection.Refused refused = Refusal.of(state);
        if (refused != null) return go(state, refused.pid(), new Request.LookOnly(refused.pid()));
        return Selected.process(state)
                .map(process -> go(state, process.pid(), new Request.LookOnly(process.pid())))
                .orElse(Step.to(state.say("no JVM is selected")));
    }

    private static Step<UiState> go(UiState state, int pid, Effect request) {
        UiState fresh = UiState.start(Screen.THREADS, state.scene().attaching(pid))
                .resize(state.size())
                .withProcesses(state.processes());
        return Step.to(fresh, request);
    }

    static Step<UiState> leave(UiState state) {
        UiState picker = UiState.start(Screen.PICKER, state.scene().detached())
                .resize(state.size())
                .withProcesses(state.processes());
        return Step.to(picker, new Request.Detach());
    }
}
