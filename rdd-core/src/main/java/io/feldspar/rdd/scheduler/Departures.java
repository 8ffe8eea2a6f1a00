package io.feldspar.rdd.scheduler;

import io.feldspar.rdd.loop.Time;
import io.feldspar.rdd.protocol.ToExecutor;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Executors that will end: they get no more tasks, and are taken out once nobody needs them.
///
/// ```text
/// begin ──► leaving ── no task runs, what it had is moved, no output is needed ──► taken out
///              └────── its time is over ─────────────────────────────────────────────┘
/// ```
/// It moves what it has at once, and once more when its last task has ended.
final class Departures {

    private static final long INTERVAL = 100_000_000L;

    private final Time time;
    private final Executors executors;
    private final ExecutorPort port;
    private final TaskSetEvents events;
    private final Map<ExecutorState, Departure> leaving = new LinkedHashMap<>();
    private final Map<String, Departure> expected = new HashMap<>();
    private boolean checking;

    private static final class Departure {

        private final String reason;
        private final long begun;
        private final long within;
        private int pass;
        private boolean ran;
        private boolean moved;

        Departure(String reason, long begun, long within) {
            this.reason = reason;
            this.begun = begun;
            this.within = within;
        }
    }

    Departures(Time time, Executors executors, ExecutorPort port, TaskSetEvents events) {
        this.time = time;
        this.executors = executors;
        this.port = port;
        this.events = events;
    }

    void begin(String executorId, String reason, long within) {
        ExecutorState executor = executors.find(executorId);
        Departure departure = new Departure(reason, time.nanos(), within);
        if (executor == null) {
            expected.put(executorId, departure);
        } else {
            begin(executor, departure);
        }
    }

    private void begin(ExecutorState executor, Departure departure) {
        executor.leave();
        if (leaving.putIfAbsent(executor, departure) == null) {
            departure.ran = !executor.running().isEmpty();
            port.send(executor.id(), new ToExecutor.Leave(departure.pass));
        }
        check();
    }

    /// The executor has moved what it had when it was told to for the last time.
    void moved(ExecutorState executor, int pass) {
        Departure departure = leaving.get(executor);
        if (departure != null && departure.pass == pass) {
            departure.moved = true;
            check();
        }
    }

    /// The executor has registered, perhaps after it was said that it will end.
    void added(ExecutorState executor) {
        Departure departure = expected.remove(executor.id());
        if (departure != null) {
            begin(executor, departure);
        }
    }

    void endIfUnused(String executorId, String reason) {
        ExecutorState executor = executors.find(executorId);
        if (executor != null && isUnused(executor)) {
            executors.lose(executor, reason, false);
        }
    }

    private boolean isUnused(ExecutorState executor) {
        return executor.running().isEmpty()
                && !events.needsOutputsOf(executor.id(), executor.registration());
    }

    private void check() {
        Iterator<Map.Entry<ExecutorState, Departure>> all = leaving.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<ExecutorState, Departure> each = all.next();
            ExecutorState executor = each.getKey();
            Departure departure = each.getValue();
            boolean over = time.nanos() - departure.begun >= departure.within;
            if (executors.find(executor.id()) != executor) {
                all.remove();
            } else if (departure.ran && executor.running().isEmpty() && !over) {
                departure.ran = false;
                departure.moved = false;
                departure.pass++;
                port.send(executor.id(), new ToExecutor.Leave(departure.pass));
            } else if (over || (departure.moved && isUnused(executor))) {
                all.remove();
                executors.lose(executor, departure.reason, false);
            }
        }
        if (!leaving.isEmpty() && !checking) {
            checking = true;
            time.after(
                    INTERVAL,
                    () -> {
                        checking = false;
                        check();
                    });
        }
    }
}
