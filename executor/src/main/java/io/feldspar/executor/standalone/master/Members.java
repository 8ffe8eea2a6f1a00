package io.feldspar.executor.standalone.master;

import io.feldspar.executor.standalone.message.ClusterStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The workers and applications that have registered, and whose connection is whose.
final class Members {

    private final Map<String, WorkerEntry> workers = new LinkedHashMap<>();
    private final Map<String, ApplicationEntry> applications = new LinkedHashMap<>();
    private final Map<Peer, Member> byPeer = new HashMap<>();

    /// Those that an earlier master knew; none is connected.
    void restore(DurableState state) {
        state.workers().forEach(each -> workers.put(each.id(), new WorkerEntry(each)));
        state.applications()
                .forEach(
                        each ->
                                applications.put(
                                        each.application().id(),
                                        new ApplicationEntry(
                                                each.application(), each.executors())));
    }

    Map<String, WorkerEntry> workers() {
        return workers;
    }

    Map<String, ApplicationEntry> applications() {
        return applications;
    }

    List<Member> all() {
        List<Member> all = new ArrayList<>(workers.values());
        all.addAll(applications.values());
        return all;
    }

    boolean allConnected() {
        return all().stream().noneMatch(each -> each.peer() == null);
    }

    boolean contains(Member member) {
        return switch (member) {
            case WorkerEntry worker -> workers.get(worker.spec().id()) == worker;
            case ApplicationEntry application ->
                    applications.get(application.spec().id()) == application;
        };
    }

    @Nullable Member of(Peer peer) {
        return byPeer.get(peer);
    }

    /// The member has a new connection; one that it still had is closed.
    void connect(Member member, Peer peer, long now) {
        Peer old = member.peer();
        if (old != null && !old.equals(peer)) {
            byPeer.remove(old);
            old.close();
        }
        switch (member) {
            case WorkerEntry worker -> workers.put(worker.spec().id(), worker);
            case ApplicationEntry application ->
                    applications.put(application.spec().id(), application);
        }
        byPeer.put(peer, member);
        member.connected(peer, now);
    }

    /// The member whose connection it was; null for nobody's.
    @Nullable Member disconnect(Peer peer) {
        Member member = byPeer.remove(peer);
        if (member != null) {
            member.disconnected();
        }
        return member;
    }

    void remove(Member member) {
        switch (member) {
            case WorkerEntry worker -> workers.remove(worker.spec().id());
            case ApplicationEntry application -> applications.remove(application.spec().id());
        }
        Peer peer = member.peer();
        if (peer != null) {
            byPeer.remove(peer);
        }
    }

    ClusterStatus status(Journal journal, boolean recovering) {
        return new ClusterStatus(
                journal.epoch(),
                recovering,
                workers.values().stream()
                        .map(
                                each ->
                                        new ClusterStatus.Worker(
                                                each.spec(),
                                                each.peer() != null,
                                                each.isDraining(),
                                                each.usedCores(),
                                                each.usedMemory(),
                                                List.copyOf(each.executors().keySet())))
                        .toList(),
                applications.values().stream().map(Members::status).toList(),
                List.copyOf(journal.state().programs().values()));
    }

    private static ClusterStatus.Application status(ApplicationEntry application) {
        return new ClusterStatus.Application(
                application.spec().id(),
                application.spec().name(),
                application.spec().user(),
                application.spec().executor().cores(),
                application.spec().executor().memory(),
                application.wanted(),
                application.executors().keySet().stream().sorted().toList());
    }
}
