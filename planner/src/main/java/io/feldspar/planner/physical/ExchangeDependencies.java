package io.feldspar.planner.physical;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which stage waits for which: an exchange, and what feeds it, waits for the exchanges it reads.
///
/// A stage is identified by the node at its end: an exchange, or the root of the plan.
final class ExchangeDependencies {

    private final Map<Integer, List<Integer>> waits = new HashMap<>();
    private final Map<Integer, Integer> stageOfScan = new HashMap<>();
    private final Map<Integer, Integer> readers = new HashMap<>();

    ExchangeDependencies(PhysicalPlan root) {
        waits.put(root.id(), new ArrayList<>());
        walk(root, root.id());
    }

    private void walk(PhysicalPlan plan, int stage) {
        if (plan instanceof Scan scan) {
            stageOfScan.put(scan.id(), stage);
        }
        for (PhysicalPlan input : plan.inputs()) {
            if (input instanceof Exchange exchange) {
                waitsOf(stage).add(exchange.id());
                if (readers.merge(exchange.id(), 1, Integer::sum) == 1) {
                    waits.put(exchange.id(), new ArrayList<>());
                    walk(exchange.input(), exchange.id());
                }
            } else {
                walk(input, stage);
            }
        }
    }

    private List<Integer> waitsOf(int stage) {
        return waits.computeIfAbsent(stage, _ -> new ArrayList<>());
    }

    /// Whether several parents read the exchange, so that its rows are not one parent's alone.
    boolean shared(Exchange exchange) {
        return readers.getOrDefault(exchange.id(), 1) > 1;
    }

    /// Makes the scan's stage wait for the exchange, unless the exchange waits for that stage.
    boolean wait(Scan scan, Exchange exchange) {
        Integer stage = stageOfScan.get(scan.id());
        if (stage == null || reaches(exchange.id(), stage)) {
            return false;
        }
        waitsOf(stage).add(exchange.id());
        return true;
    }

    private boolean reaches(int from, int to) {
        Set<Integer> seen = new HashSet<>();
        List<Integer> open = new ArrayList<>();
        open.add(from);
        while (!open.isEmpty()) {
            int stage = open.removeLast();
            if (stage == to) {
                return true;
            }
            if (seen.add(stage)) {
                open.addAll(waits.getOrDefault(stage, List.of()));
            }
        }
        return false;
    }
}
