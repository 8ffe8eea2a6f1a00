package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.DriverIdentity;
import io.feldspar.rdd.protocol.Greeting;
import io.feldspar.rdd.protocol.ToDriver;
import io.feldspar.rdd.protocol.ToExecutor;
import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The registered executors: takes them in, notices when they are gone, refuses what comes from
/// a registration that is over.
///
/// ```text
///   Register ──► registered(n) ── connection broke ──► may come back as n for a while
///                     │                                          │
///                     └── silent too long, hangs ──► lost ◄──────┘ did not
/// ```
final class Executors {

    /// Told what happens to executors.
    interface Events {

        void added(ExecutorState executor);

        /// The executor is back on a new connection under its old registration.
        void resumed(ExecutorState executor, ToDriver.Register register);

        /// @param fault whether its tasks may have been the reason
        void lost(ExecutorState executor, String reason, boolean fault);
    }

    private final SchedulerSettings.Liveness settings;
    private final SchedulerPolicy policy;
    private final Time time;
    private final DriverIdentity identity;
    private final ExecutorPort port;
    private final Events events;
    private final Map<String, ExecutorState> registered = new LinkedHashMap<>();
    private long nextRegistration = 1;
    private boolean checking;

    /// When the next check for silence should run.
    private long due;

    Executors(
            SchedulerSettings.Liveness settings,
            SchedulerPolicy policy,
            Time time,
            DriverIdentity identity,
            ExecutorPort port,
            Events events) {
        this.settings = settings;
        this.policy = policy;
        this.time = time;
        this.identity = identity;
        this.port = port;
        this.events = events;
    }

    Collection<ExecutorState> all() {
        return registered.values();
    }

    boolean isEmpty() {
        return registered.isEmpty();
    }

    @Nullable ExecutorState find(String executorId) {
        return registered.get(executorId);
    }

    int totalSlots() {
        return registered.values().stream().mapToInt(ExecutorState::slots).sum();
    }

    void register(ToDriver.Register register) {
        String refusal = refusal(register.greeting());
        if (refusal != null && !policy.takesIn(false)) {
            port.send(register.executorId(), new ToExecutor.Refused(refusal));
            return;
        }
        ExecutorState known = registered.get(register.executorId());
        if (known != null && continues(register, known)) {
            known.seen(time.nanos());
            known.resumed();
            if (policy.resendsLocations()) {
                known.forgetSent();
            }
            port.send(known.id(), registered(known));
            events.resumed(known, register);
            return;
        }
        if (known != null) {
            lose(known, "it registered again", true);
        }
        ExecutorState executor = new ExecutorState(register, nextRegistration++);
        executor.seen(time.nanos());
        registered.put(executor.id(), executor);
        port.send(executor.id(), registered(executor));
        watch();
        events.added(executor);
    }

    private ToExecutor registered(ExecutorState executor) {
        return new ToExecutor.Registered(executor.registration(), identity.incarnation());
    }

    private boolean continues(ToDriver.Register register, ExecutorState known) {
        return known.registration() == register.previous()
                && register.greeting().driverIncarnation() == identity.incarnation();
    }

    /// Why the driver does not talk with such an executor, or null.
    private @Nullable String refusal(Greeting greeting) {
        if (greeting.protocolVersion() != Greeting.VERSION) {
            return "the driver speaks version %d of the protocol, the executor version %d"
                    .formatted(Greeting.VERSION, greeting.protocolVersion());
        }
        if (!greeting.applicationId().equals(identity.applicationId())) {
            return "this is the driver of application '%s', not of '%s'"
                    .formatted(identity.applicationId(), greeting.applicationId());
        }
        return null;
    }

    /// The executor that sent a message, if its registration still counts; else tells it that it
    /// does not.
    @Nullable ExecutorState sender(String executorId, long registration) {
        ExecutorState executor = registered.get(executorId);
        if (executor == null
                || !policy.acceptsRegistration(registration, executor.registration())) {
            port.send(executorId, new ToExecutor.Fence(registration));
            return null;
        }
        executor.seen(time.nanos());
        return executor;
    }

    void heartbeat(ToDriver.Heartbeat beat) {
        ExecutorState executor = sender(beat.executorId(), beat.registration());
        if (executor != null) {
            port.send(executor.id(), new ToExecutor.HeartbeatAck(beat.registration()));
        }
    }

    /// The connection to the executor broke. It may come back.
    void connectionLost(String executorId) {
        ExecutorState executor = registered.get(executorId);
        if (executor == null) {
            return;
        }
        long before = executor.resumptions();
        time.after(
                Math.max(1, settings.reconnectGrace()),
                () -> {
                    boolean same = registered.get(executorId) == executor;
                    if (same && executor.resumptions() == before) {
                        lose(executor, "its connection broke", true);
                    }
                });
    }

    /// The cluster backend reports that the executor has ended.
    void exited(String executorId, String reason, boolean fault) {
        ExecutorState executor = registered.get(executorId);
        if (executor != null) {
            lose(executor, reason, fault);
        }
    }

    /// Takes the executor out; what it sends from now on is refused.
    void lose(ExecutorState executor, String reason, boolean fault) {
        if (registered.remove(executor.id(), executor)) {
            events.lost(executor, reason, fault);
        }
    }

    private void watch() {
        boolean on = settings.heartbeatTimeout() > 0;
        if (on && !checking) {
            checking = true;
            long interval = settings.heartbeatTimeout() / 4;
            due = time.nanos() + interval;
            time.after(interval, this::check);
        }
    }

    private void check() {
        checking = false;
        long now = time.nanos();
        if (now - due > settings.heartbeatTimeout() / 4) {
            // The driver itself was paused; messages of executors have not been read yet.
            registered.values().forEach(executor -> executor.forgive(now - due, now));
        }
        for (ExecutorState executor : List.copyOf(registered.values())) {
            if (policy.isSilent(now - executor.lastSeen(), settings.heartbeatTimeout())) {
                lose(executor, "it was silent for too long", true);
            }
        }
        if (!registered.isEmpty()) {
            watch();
        }
    }
}
