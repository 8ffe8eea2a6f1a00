package io.feldspar.server.admission;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.Operation;
import io.feldspar.session.operation.StatementLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Statements that share slots. While all slots are taken, others wait without a thread. The next
/// one to run is that of the user who has the fewest running, and of these the oldest.
///
/// A statement holds its slot until all of its rows are computed, read or not. Thread-safe. No lock
/// of an operation is taken under the lock of a group, since an operation that ends tells its group
/// under its own.
final class ResourceGroup {

    private enum Phase {
        WAITING,
        RUNNING,
        ENDED
    }

    /// A statement; its phase is guarded by the group.
    private static final class Ticket {
        private final Operation operation;
        private final String user;
        private final Runnable later;
        private Phase phase = Phase.WAITING;

        Ticket(Operation operation, String user, Runnable later) {
            this.operation = operation;
            this.user = user;
            this.later = later;
        }
    }

    private final GroupOptions options;
    private final ScheduledExecutorService clock;

    /// Guarded by this object, as are the next two; the oldest first.
    private final Set<Ticket> waiting = new LinkedHashSet<>();

    private final Map<String, Integer> ofUser = new HashMap<>();
    private int running;

    ResourceGroup(GroupOptions options, ScheduledExecutorService clock) {
        this.options = options;
        this.clock = clock;
    }

    String name() {
        return options.name();
    }

    boolean matches(String user, String client) {
        return options.matches(user, client);
    }

    StatementLimits limits() {
        return options.limits();
    }

    int slots() {
        return options.slots();
    }

    synchronized int running() {
        return running;
    }

    synchronized int waiting() {
        return waiting.size();
    }

    /// Gives the operation a slot until it ends.
    ///
    /// @param later called where it has to wait, once it may run or has ended early; it is to
    ///     return at once
    /// @return whether it may run now
    /// @throws FeldsparException with SERVER_BUSY where too many wait; the operation has failed
    boolean admit(Operation operation, String user, Runnable later) {
        Ticket ticket = new Ticket(operation, user, later);
        boolean runs;
        synchronized (this) {
            runs = waiting.isEmpty() ? hasSlot(user) : mayOvertake(user);
            if (runs) {
                begin(ticket);
            } else if (waiting.size() < options.queue()) {
                waiting.add(ticket);
            } else {
                ticket.phase = Phase.ENDED;
            }
        }
        if (!runs && ticket.phase == Phase.ENDED) {
            throw operation.refuse(full());
        }
        operation.whenEnded(() -> end(ticket));
        Duration limit = options.queueTimeout();
        if (!runs && limit.isPositive()) {
            var _ = clock.schedule(() -> expire(ticket), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        return runs;
    }

    private boolean hasSlot(String user) {
        return running < options.slots()
                && (options.slotsOfUser() == 0
                        || ofUser.getOrDefault(user, 0) < options.slotsOfUser());
    }

    /// Whether those that wait do so because of their own users' limits alone.
    private boolean mayOvertake(String user) {
        return hasSlot(user) && waiting.stream().noneMatch(ticket -> hasSlot(ticket.user));
    }

    private void begin(Ticket ticket) {
        ticket.phase = Phase.RUNNING;
        running++;
        ofUser.merge(ticket.user, 1, Integer::sum);
    }

    private FeldsparException full() {
        String problem =
                options.queue() == 0
                        ? "Resource group '%s' runs %d statements already"
                                .formatted(name(), options.slots())
                        : "Resource group '%s' is full: %d statements wait already"
                                .formatted(name(), options.queue());
        return new FeldsparException(
                ErrorCode.SERVER_BUSY,
                problem,
                "Try again later, or raise '%s'."
                        .formatted(
                                GroupSetting.key(
                                        options.queue() == 0
                                                ? GroupSetting.SLOTS
                                                : GroupSetting.QUEUE,
                                        name())));
    }

    /// The operation needs nothing more of the engine.
    private void end(Ticket ticket) {
        List<Ticket> next = new ArrayList<>();
        synchronized (this) {
            if (ticket.phase == Phase.RUNNING) {
                running--;
                ofUser.computeIfPresent(ticket.user, (_, count) -> count == 1 ? null : count - 1);
            } else if (waiting.remove(ticket)) {
                next.add(ticket);
            }
            ticket.phase = Phase.ENDED;
            for (Ticket chosen = choose(); chosen != null; chosen = choose()) {
                waiting.remove(chosen);
                begin(chosen);
                next.add(chosen);
            }
        }
        next.forEach(each -> each.later.run());
    }

    private @Nullable Ticket choose() {
        Ticket chosen = null;
        int fewest = Integer.MAX_VALUE;
        for (Ticket ticket : waiting) {
            int own = ofUser.getOrDefault(ticket.user, 0);
            if (own < fewest && hasSlot(ticket.user)) {
                chosen = ticket;
                fewest = own;
            }
        }
        return chosen;
    }

    private void expire(Ticket ticket) {
        synchronized (this) {
            if (!waiting.remove(ticket)) {
                return;
            }
            ticket.phase = Phase.ENDED;
        }
        var _ =
                ticket.operation.refuse(
                        new FeldsparException(
                                ErrorCode.SERVER_BUSY,
                                "The statement waited %d s in resource group '%s', where it found no"
                                                .formatted(
                                                        options.queueTimeout().toSeconds(), name())
                                        + " slot",
                                "Try again later, or raise '%s'."
                                        .formatted(
                                                GroupSetting.key(
                                                        GroupSetting.QUEUE_TIMEOUT, name()))));
        ticket.later.run();
    }
}
