package io.feldspar.rdd.simulation;

import static io.feldspar.rdd.simulation.VirtualTime.MILLIS;
import static io.feldspar.rdd.simulation.VirtualTime.SECONDS;

import io.feldspar.rdd.scheduler.Settings;
import io.feldspar.rdd.simulation.Scenario.JobPlan;
import io.feldspar.rdd.simulation.Scenario.Kind;
import io.feldspar.rdd.simulation.Scenario.Machine;
import io.feldspar.rdd.simulation.Scenario.Node;
import io.feldspar.rdd.simulation.Scenario.Op;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes a scenario from a seed.
final class Scenarios {

    private static final Fault.Kind[] FAULTS = Fault.Kind.values();
    private static final Op[] ROW_OPS = {Op.MAP, Op.FILTER, Op.REPEAT, Op.UNION, Op.SHAKE};
    private static final Op[] SHUFFLES = {
        Op.BY_KEY, Op.BY_KEY, Op.AT_RANDOM, Op.ROUND_ROBIN, Op.COUNT, Op.COGROUP
    };

    private final Random random;

    private Scenarios(long seed) {
        this.random = new Random(Dice.mix(seed));
    }

    static Scenario of(long seed) {
        Scenarios maker = new Scenarios(seed);
        List<Machine> machines = maker.machines();
        List<Node> nodes = maker.nodes();
        long span = maker.between(500 * MILLIS, 8 * SECONDS);
        List<JobPlan> jobs = maker.jobs(nodes, span);
        List<Fault> faults = maker.faults(machines.size(), span);
        return new Scenario(seed, machines, maker.settings(faults), nodes, jobs, faults);
    }

    private long between(long low, long high) {
        return random.nextLong(low, high);
    }

    private List<Machine> machines() {
        int count = 2 + random.nextInt(4);
        int hosts = 1 + random.nextInt(count);
        List<Machine> machines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int host = i % hosts;
            String rack = random.nextInt(3) == 0 ? "" : "r" + host % 2;
            machines.add(new Machine("e" + i, "h" + host, rack, 1 + random.nextInt(3)));
        }
        return machines;
    }

    private Settings settings(List<Fault> faults) {
        boolean hangs =
                faults.stream()
                        .anyMatch(
                                fault ->
                                        fault.kind() == Fault.Kind.TASKS_HANG
                                                || fault.kind() == Fault.Kind.TASKS_STUCK);
        boolean fair = random.nextInt(3) == 0;
        return Settings.cluster()
                .with(
                        new Settings.Failures(
                                4, 4, 100, between(0, 4) == 0 ? 0 : between(1, 200) * MILLIS))
                .with(
                        new Settings.Locality(
                                random.nextInt(3) * 200 * MILLIS,
                                random.nextInt(3) * 200 * MILLIS,
                                random.nextInt(2) * 100 * MILLIS))
                .with(exclusion())
                .with(
                        new Settings.Speculation(
                                random.nextInt(2) == 0,
                                100 * MILLIS,
                                0.5,
                                1.5,
                                300 * MILLIS,
                                random.nextInt(2) * 10 * SECONDS))
                .with(
                        new Settings.Liveness(
                                4 * SECONDS,
                                SECONDS,
                                10 * SECONDS,
                                hangs ? 40 * SECONDS : 0,
                                60 * SECONDS,
                                20 * SECONDS))
                .with(
                        new Settings.Pools(
                                fair,
                                Map.of(
                                        "a", new Settings.Pool(1, 0),
                                        "b", new Settings.Pool(2, 1))));
    }

    private Settings.Exclusion exclusion() {
        return new Settings.Exclusion(random.nextInt(3) == 0, 2, 3, 4, 2, 6, 2, 20 * SECONDS);
    }

    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        int sources = 1 + random.nextInt(2);
        for (int i = 0; i < sources; i++) {
            int partitions = random.nextInt(12) == 0 ? 100 : 1 + random.nextInt(8);
            nodes.add(new Node(Op.SOURCE, -1, -1, partitions, false, false));
        }
        int more = 2 + random.nextInt(7);
        for (int i = 0; i < more; i++) {
            nodes.add(node(nodes.size()));
        }
        return nodes;
    }

    private Node node(int size) {
        boolean shuffle = random.nextInt(2) == 0;
        Op op =
                shuffle
                        ? SHUFFLES[random.nextInt(SHUFFLES.length)]
                        : ROW_OPS[random.nextInt(ROW_OPS.length)];
        int left = parent(size);
        int right = op == Op.UNION || op == Op.COGROUP ? parent(size) : -1;
        boolean kept = random.nextInt(6) == 0;
        boolean barrier = op == Op.MAP && random.nextInt(6) == 0;
        return new Node(op, left, right, 1 + random.nextInt(6), kept, barrier);
    }

    /// Mostly a recent one, so that lineages grow deep.
    private int parent(int size) {
        return random.nextInt(3) == 0 ? random.nextInt(size) : size - 1;
    }

    private List<JobPlan> jobs(List<Node> nodes, long span) {
        List<JobPlan> jobs = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            boolean recent = random.nextInt(3) > 0;
            int node = recent ? nodes.size() - 1 : random.nextInt(nodes.size());
            Kind what = kind(random.nextInt(40));
            long at = i == 0 ? 0 : between(0, span);
            long cancel = random.nextInt(6) == 0 ? 1 + between(0, 2 * SECONDS) : 0;
            jobs.add(new JobPlan(at, what, node, cancel, random.nextBoolean() ? "a" : "b"));
        }
        return jobs;
    }

    private static Kind kind(int rolled) {
        if (rolled < 2) {
            return rolled == 0 ? Kind.POISON : Kind.LOSSY;
        }
        if (rolled < 20) {
            return Kind.COLLECT;
        }
        if (rolled < 32) {
            return Kind.COMMIT;
        }
        return rolled < 36 ? Kind.MAP_STAGE : Kind.CHECKPOINT;
    }

    private List<Fault> faults(int machines, long span) {
        List<Fault> faults = new ArrayList<>();
        int count = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(6);
        Fault.Kind favourite = FAULTS[random.nextInt(FAULTS.length)];
        for (int i = 0; i < count; i++) {
            Fault.Kind kind =
                    random.nextInt(3) == 0 ? favourite : FAULTS[random.nextInt(FAULTS.length)];
            int executor = random.nextInt(machines);
            int other = random.nextInt(machines);
            long duration =
                    random.nextInt(4) == 0
                            ? between(5 * SECONDS, 30 * SECONDS)
                            : between(10 * MILLIS, 3 * SECONDS);
            faults.add(new Fault(between(0, span), kind, executor, other, duration));
        }
        faults.sort(Comparator.comparingLong(Fault::at));
        return faults;
    }
}
