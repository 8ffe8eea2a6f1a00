package io.feldspar.planner.physical;

import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.HashJoin;
import io.feldspar.executor.plan.PhysicalPlan.RuntimeFilterTarget;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import io.feldspar.executor.plan.PlanRewrite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides which scans a join's keys filter.
///
/// The keys of a finished build side drop rows from every scan whose rows can only end in the join:
/// on its probe side, and, where another join equates the keys, on that join's other side too, even
/// in other stages. Filters of the smallest build sides are placed first; one that would make two
/// stages wait for each other is left out.
///
/// ```text
/// Join(l.part = p.part)                the filter of p.part acts on both scans of lineitem
///   Join(l.part = a.part)
///     Scan lineitem l        ←──┐
///     Aggregate a               │
///       Scan lineitem        ←──┤
///   Scan part p           ──────┘
/// ```
final class RuntimeFilterPlacement {

    /// The most filters that one scan asks.
    private static final int MAX_PER_SCAN = 6;

    /// A filter made from the build side `exchange` of a join.
    record Source(int id, Exchange exchange, double rows) {}

    private record Candidate(Source source, RuntimeFilterPushDown.Target target) {}

    private final ExchangeDependencies stages;
    private final Map<Integer, List<RuntimeFilterTarget>> accepted = new HashMap<>();
    private final Set<Integer> used = new HashSet<>();

    private RuntimeFilterPlacement(PhysicalPlan root) {
        this.stages = new ExchangeDependencies(root);
    }

    /// The plan with its scans told which filters to ask, and its joins which to make.
    ///
    /// @param root numbered
    /// @param any whether there are to be filters at all
    static PhysicalPlan place(PhysicalPlan root, boolean any) {
        RuntimeFilterPlacement placement = new RuntimeFilterPlacement(root);
        List<Candidate> candidates = new ArrayList<>();
        if (any) {
            placement.collect(root, candidates, new HashSet<>());
        }
        candidates.sort(Comparator.comparingDouble(candidate -> candidate.source.rows));
        candidates.forEach(placement::accept);
        return PlanRewrite.rewrite(root, placement::tell);
    }

    private void collect(PhysicalPlan plan, List<Candidate> candidates, Set<Integer> seen) {
        if (!seen.add(plan.id())) {
            return;
        }
        if (plan instanceof HashJoin join) {
            for (int i = 0; i < join.probeKeys().size(); i++) {
                addOwn(join, i, candidates);
                addFacts(join, i, candidates);
            }
        }
        plan.inputs().forEach(input -> collect(input, candidates, seen));
    }

    /// The join's own filter, on its probe side.
    private void addOwn(HashJoin join, int key, List<Candidate> candidates) {
        if (join.runtimeFilters().get(key) < 0 || !(join.build() instanceof Exchange exchange)) {
            return;
        }
        Source source =
                new Source(join.runtimeFilters().get(key), exchange, exchange.estimatedRows());
        for (RuntimeFilterPushDown.Target target :
                new RuntimeFilterPushDown(stages).from(join.probe(), join.probeKeys().get(key))) {
            candidates.add(new Candidate(source, target));
        }
    }

    /// What joins within the probe side say about the key holds for the build side too.
    private void addFacts(HashJoin join, int key, List<Candidate> candidates) {
        boolean sound =
                switch (join.type()) {
                    case INNER, LEFT, SEMI, ANTI, MARK -> !join.nullSafe().get(key);
                    case FULL, NULL_AWARE_ANTI -> false;
                };
        if (!sound) {
            return;
        }
        List<Source> facts = KeyConstraints.of(join.probe(), join.probeKeys().get(key));
        if (facts.isEmpty()) {
            return;
        }
        List<RuntimeFilterPushDown.Target> targets =
                new RuntimeFilterPushDown(stages).from(join.build(), join.buildKeys().get(key));
        for (Source fact : facts) {
            for (RuntimeFilterPushDown.Target target : targets) {
                candidates.add(new Candidate(fact, target));
            }
        }
    }

    private void accept(Candidate candidate) {
        Scan scan = candidate.target.scan();
        RuntimeFilterTarget target =
                new RuntimeFilterTarget(candidate.source.id, candidate.target.column());
        List<RuntimeFilterTarget> present =
                accepted.computeIfAbsent(scan.id(), _ -> new ArrayList<>());
        if (present.contains(target)
                || present.size() >= MAX_PER_SCAN
                || candidate.source.rows > 2 * scan.estimatedRows()
                || !stages.wait(scan, candidate.source.exchange)) {
            return;
        }
        present.add(target);
        used.add(candidate.source.id);
    }

    private PhysicalPlan tell(PhysicalPlan plan) {
        if (plan instanceof Scan scan) {
            List<RuntimeFilterTarget> targets = accepted.getOrDefault(scan.id(), List.of());
            return targets.isEmpty()
                    ? scan
                    : new Scan(
                            scan.id(),
                            scan.table(),
                            scan.columns(),
                            scan.filters(),
                            targets,
                            scan.schema(),
                            scan.estimatedRows());
        }
        if (plan instanceof HashJoin join) {
            List<Integer> kept =
                    join.runtimeFilters().stream().map(id -> used.contains(id) ? id : -1).toList();
            return new HashJoin(
                    join.id(),
                    join.probe(),
                    join.build(),
                    join.type(),
                    join.probeKeys(),
                    join.buildKeys(),
                    join.nullSafe(),
                    join.condition(),
                    kept,
                    join.schema(),
                    join.estimatedRows());
        }
        return plan;
    }

    /// Whether every row that the join emits has keys that both sides hold.
    static boolean keepsMatchesOnly(JoinType type) {
        return type == JoinType.INNER || type == JoinType.SEMI;
    }
}
