package heddle.inspector.view;

import java.util.LinkedHashMap;
import java.util.Map;

/** The pages of the inspector as someone looks at the invented server. */
public final class SamplePages {
    private SamplePages() {}

    /** Frames by the name of the page. */
    public static Map<String, Frame> of(int rows, int columns) {
        Map<String, Session> pages = new LinkedHashMap<>();
        pages.put("threads", Session.on(Screen.THREADS, Samples.contended()));
        pages.put(
                "threads-detail", Session.on(Screen.THREADS, Samples.examined()).press("enter"));
        pages.put(
                "threads-folded",
                Session.on(Screen.THREADS, Samples.contended()).press("t enter"));
        pages.put(
                "threads-help", Session.on(Screen.THREADS, Samples.contended()).press("?"));
        pages.put("process", Session.on(Screen.PROCESS, Samples.examined()));
        pages.put("memory", Session.on(Screen.MEMORY, Samples.mapped(SampleMemory.server())));
        pages.put("locks", Session.on(Screen.LOCKS, Samples.deadlocked()));
        pages.put("picker", Session.on(Screen.PICKER, Samples.machine()));
        Map<String, Frame> frames = new LinkedHashMap<>();
        pages.forEach(
                (name, session) -> frames.put(name, session.size(rows, columns).frame()));
        return frames;
    }
}
