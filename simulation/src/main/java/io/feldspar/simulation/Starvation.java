package io.feldspar.simulation;

import io.feldspar.simulation.Violation.Invariant;
import java.util.HashMap;
import java.util.Map;

/// Looks whether, with FAIR pools, a pool that has tasks waiting and none running is passed over
/// again and again.
final class Starvation {

    /// So many launches of other pools in a row are too many.
    private static final int TOO_MANY = 40;

    private final Simulation world;
    private final Map<Integer, String> poolOfStage = new HashMap<>();
    private final Map<Integer, Integer> waiting = new HashMap<>();
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Integer> passedOver = new HashMap<>();

    Starvation(Simulation world) {
        this.world = world;
    }

    void submitted(int stageId, int tasks, String pool) {
        poolOfStage.put(stageId, pool);
        waiting.put(stageId, tasks);
    }

    void stageOver(int stageId) {
        waiting.remove(stageId);
    }

    void started(int stageId) {
        String pool = poolOfStage.getOrDefault(stageId, "");
        waiting.computeIfPresent(stageId, (id, count) -> count - 1);
        running.merge(pool, 1, Integer::sum);
        passedOver.put(pool, 0);
        // An excluded executor may be all that a pool has left.
        boolean judged =
                world.scenario().settings().pools().fair()
                        && !world.scenario().settings().exclusion().enabled();
        if (!judged) {
            return;
        }
        waiting.forEach(
                (stage, count) -> {
                    String other = poolOfStage.getOrDefault(stage, "");
                    boolean starves =
                            count > 0 && !other.equals(pool) && running.getOrDefault(other, 0) == 0;
                    if (starves && passedOver.merge(other, 1, Integer::sum) > TOO_MANY) {
                        world.invariants()
                                .fail(
                                        Invariant.NO_STARVATION,
                                        "pool %s waits with nothing running while pool %s started %d"
                                                .formatted(other, pool, TOO_MANY));
                    }
                });
    }

    void ended(int stageId) {
        running.merge(poolOfStage.getOrDefault(stageId, ""), -1, Integer::sum);
    }
}
