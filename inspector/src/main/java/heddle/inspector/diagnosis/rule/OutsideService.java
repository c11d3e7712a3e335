package heddle.inspector.diagnosis.rule;

import static java.util.stream.Collectors.groupingBy;

import heddle.inspector.diagnosis.Case;
import heddle.inspector.diagnosis.Finding;
import heddle.inspector.diagnosis.Finding.Confidence;
import heddle.inspector.diagnosis.Finding.Severity;
import heddle.inspector.model.KernelWait;
import heddle.inspector.model.ThreadControlBlock;
import heddle.inspector.model.WaitCause;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A group of threads spends much of its life waiting for one peer on the network. */
final class OutsideService implements Rule {
    private static final Profile PROFILE = Profile.of("outside-service", "M14", 3 * SECOND, Need.KERNEL_WAITS);

    /** Percent of the moments at which the group's threads are not idle. */
    private static final double MUCH = 30;

    /** The first of the ports that Linux gives to those who call; a service is called, and has a lower one. */
    private static final int FIRST_CALLERS_PORT = 32768;

    private record Peer(String address, List<ThreadControlBlock> group, double percent) {}

    @Override
    public Profile profile() {
        return PROFILE;
    }

    @Override
    public List<Finding> find(Case about) {
        if (about.now().threads().stream().allMatch(thread -> address(thread) == null)) return List.of();
        Map<String, List<ThreadControlBlock>> groups = about.now().threads().stream()
                .filter(thread -> !thread.activity().idle())
                .collect(groupingBy(thread -> Stem.of(thread.name())));
        return groups.values().stream()
                .filter(group -> group.stream().anyMatch(thread -> address(thread) != null))
                .flatMap(group -> peer(about, group).stream())
                .sorted(Comparator.comparingDouble(Peer::percent).reversed())
                .map(this::finding)
                .toList();
    }

    private static Optional<Peer> peer(Case about, List<ThreadControlBlock> group) {
        return group.stream()
                .map(OutsideService::address)
                .filter(Objects::nonNull)
                .distinct()
                .map(address -> new Peer(address, group, percent(about, group, address)))
                .filter(peer -> peer.percent() >= MUCH)
                .max(Comparator.comparingDouble(Peer::percent));
    }

    private static double percent(Case about, List<ThreadControlBlock> group, String address) {
        return Sightings.of(
                        about,
                        PROFILE.persistenceNanos(),
                        thread -> !thread.activity().idle(),
                        thread -> address.equals(address(thread)))
                .percent(group);
    }

    /** The service that a thread waits for, null when it waits for none. */
    private static @Nullable String address(ThreadControlBlock thread) {
        KernelWait wait = thread.kernelWait();
        if (wait == null || thread.activity().cause() != WaitCause.SOCKET) return null;
        String address = wait.socketPeer();
        return isService(address) ? address : null;
    }

    private static boolean isService(String address) {
        String port = address.substring(address.lastIndexOf(':') + 1);
        boolean number = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(Character::isDigit);
        return number && Integer.parseInt(port) < FIRST_CALLERS_PORT;
    }

    private Finding finding(Peer peer) {
        List<ThreadControlBlock> waiting = peer.group().stream()
                .filter(thread -> peer.address().equals(address(thread)))
                .toList();
        return new Draft(this, Severity.MEDIUM, Confidence.STRONG)
                .hurts(waiting)
                .costs(peer.percent() / 100 * peer.group().size())
                .because(waiting.stream()
                        .map(thread -> thread.name() + Words.place(thread))
                        .toList())
                .advises("Look at that service and at the network; give the calls a time limit.")
                .says(Words.who(peer.group(), "spends ", "spend ") + Words.percent(peer.percent())
                        + " of the time waiting for an answer from "
                        + peer.address() + ".");
    }
}
