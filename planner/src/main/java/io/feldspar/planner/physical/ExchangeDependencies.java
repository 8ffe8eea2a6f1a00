package io.feldspar.planner.physical;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which stage waits for which: an exchange, and what feeds it, waits for the exchanges it reads.
final class ExchangeDependencies {

    private final Map<PhysicalPlan, List<Exchange>> waits = new IdentityHashMap<>();
    private final Map<Scan, PhysicalPlan> stageOf = new IdentityHashMap<>();
    private final Set<Scan> ambiguous = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Exchange, Integer> readers = new IdentityHashMap<>();

    ExchangeDependencies(PhysicalPlan root) {
        waits.put(root, new ArrayList<>());
        walk(root, root);
    }

    private void walk(PhysicalPlan plan, PhysicalPlan stage) {
        if (plan instanceof Scan scan) {
            PhysicalPlan other = stageOf.put(scan, stage);
            if (other != null && !same(other, stage)) {
                ambiguous.add(scan);
            }
        }
        for (PhysicalPlan input : plan.inputs()) {
            if (input instanceof Exchange exchange) {
                waits.getOrDefault(stage, new ArrayList<>()).add(exchange);
                if (readers.merge(exchange, 1, Integer::sum) == 1) {
                    waits.put(exchange, new ArrayList<>());
                    walk(exchange.input(), exchange);
                }
            } else {
                walk(input, stage);
            }
        }
        if (plan instanceof Exchange exchange && same(plan, stage) && !readers.containsKey(plan)) {
            readers.put(exchange, 1);
        }
    }

    @SuppressWarnings("ReferenceEquality") // stages are told apart by identity
    private static boolean same(PhysicalPlan a, PhysicalPlan b) {
        return a == b;
    }

    /// Whether several parents read the exchange, so that its rows are not one parent's alone.
    boolean shared(Exchange exchange) {
        return readers.getOrDefault(exchange, 1) > 1;
    }

    /// Makes the scan's stage wait for the exchange, unless the exchange waits for that stage.
    boolean wait(Scan scan, Exchange exchange) {
        PhysicalPlan stage = stageOf.get(scan);
        if (stage == null || ambiguous.contains(scan) || reaches(exchange, stage)) {
            return false;
        }
        waits.getOrDefault(stage, new ArrayList<>()).add(exchange);
        return true;
    }

    private boolean reaches(PhysicalPlan from, PhysicalPlan to) {
        Set<PhysicalPlan> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<PhysicalPlan> open = new ArrayList<>();
        open.add(from);
        while (!open.isEmpty()) {
            PhysicalPlan stage = open.removeLast();
            if (same(stage, to)) {
                return true;
            }
            if (seen.add(stage)) {
                open.addAll(waits.getOrDefault(stage, List.of()));
            }
        }
        return false;
    }
}
