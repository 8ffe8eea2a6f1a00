package io.feldspar.simulation;

import static io.feldspar.simulation.VirtualTime.MILLIS;
import static io.feldspar.simulation.VirtualTime.SECONDS;

import io.feldspar.rdd.settings.SchedulerSettings;
import io.feldspar.simulation.Scenario.JobPlan;
import io.feldspar.simulation.Scenario.Kind;
import io.feldspar.simulation.Scenario.Machine;
import io.feldspar.simulation.Scenario.Manner;
import io.feldspar.simulation.Scenario.Node;
import io.feldspar.simulation.Scenario.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Makes a scenario from a seed.
final class Scenarios {

    private static final Fault.Kind[] FAULTS =
            Arrays.copyOf(Fault.Kind.values(), Fault.Kind.CLOCK_JUMP.ordinal() + 1);
    private static final Op[] ROW_OPS = {
        Op.MAP, Op.MAP, Op.FILTER, Op.REPEAT, Op.UNION, Op.SHAKE, Op.SALT
    };
    private static final Op[] SHUFFLES = {
        Op.BY_KEY, Op.AT_RANDOM, Op.BY_SALT, Op.ROUND_ROBIN, Op.COUNT, Op.COGROUP
    };

    private static final Op[] WILD_SHUFFLES = {Op.AT_RANDOM, Op.BY_SALT, Op.ROUND_ROBIN};
    private static final Fault.Kind[] LOSSES = {
        Fault.Kind.LOSE_OUTPUTS,
        Fault.Kind.CORRUPT_OUTPUTS,
        Fault.Kind.CRASH,
        Fault.Kind.LOSE_CACHED
    };
    private static final Fault.Kind[] LATENESS = {
        Fault.Kind.CUT_FROM_DRIVER, Fault.Kind.DELAY, Fault.Kind.SLOW, Fault.Kind.TASKS_HANG
    };

    /// What a scenario has more of than others.
    private enum Flavour {
        MIXED,
        /// Nondeterministic shuffles, lost outputs, stragglers.
        WILD,
        /// Cached RDDs.
        CACHED,
        /// Barrier stages.
        BARRIER
    }

    private final Random random;
    private final Flavour flavour;

    private Scenarios(long seed) {
        this(seed, 0);
    }

    /// @param draw random numbers of their own for choices that were added later, so that existing
    ///     seeds still make the same earlier choices
    private Scenarios(long seed, int draw) {
        this.random = new Random(KeyedRandom.mix(seed) + draw);
        Flavour[] flavours = Flavour.values();
        this.flavour = flavours[Math.max(0, random.nextInt(flavours.length + 2) - 2)];
    }

    static Scenario of(long seed) {
        Scenarios maker = new Scenarios(seed);
        List<Machine> machines = maker.machines();
        List<Node> nodes = maker.nodes();
        long span = maker.between(500 * MILLIS, 8 * SECONDS);
        List<JobPlan> jobs = maker.jobs(nodes, span);
        Manner manner = maker.manner(nodes);
        List<Fault> faults = maker.faults(machines.size(), span, jobs, manner);
        new Scenarios(seed, 1).addLater(faults, machines.size(), span, jobs, manner);
        new Scenarios(seed, 2).addDeparture(faults, machines.size(), span, jobs, manner);
        return new Scenario(seed, machines, maker.settings(faults), nodes, jobs, faults, manner);
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

    private Manner manner(List<Node> nodes) {
        boolean large = nodes.stream().anyMatch(node -> node.partitions() > 20);
        int pace = random.nextInt(3) > 0 ? 1 : large ? 4 : 1 + random.nextInt(20);
        double[] deafness = {0.1, 0.3, 0.9};
        double stragglers = flavour == Flavour.WILD || random.nextInt(4) == 0 ? 0.3 : 0.05;
        int deaf = flavour == Flavour.WILD ? 2 : random.nextInt(3);
        return new Manner(pace, deafness[deaf], stragglers);
    }

    private SchedulerSettings settings(List<Fault> faults) {
        boolean hangs =
                faults.stream()
                        .anyMatch(
                                fault ->
                                        fault.kind() == Fault.Kind.TASKS_HANG
                                                || fault.kind() == Fault.Kind.TASKS_STUCK);
        boolean fair = random.nextInt(3) == 0;
        return SchedulerSettings.cluster()
                .with(
                        new SchedulerSettings.Failures(
                                4, 4, 100, between(0, 4) == 0 ? 0 : between(1, 200) * MILLIS))
                .with(
                        new SchedulerSettings.Locality(
                                random.nextInt(3) * 200 * MILLIS,
                                random.nextInt(3) * 200 * MILLIS,
                                random.nextInt(2) * 100 * MILLIS))
                .with(exclusion())
                .with(
                        new SchedulerSettings.Speculation(
                                random.nextInt(2) == 0,
                                100 * MILLIS,
                                0.5,
                                1.5,
                                300 * MILLIS,
                                random.nextInt(2) * 10 * SECONDS))
                .with(
                        new SchedulerSettings.Liveness(
                                4 * SECONDS,
                                SECONDS,
                                10 * SECONDS,
                                hangs ? 40 * SECONDS : 0,
                                random.nextInt(3) == 0 ? 5 * SECONDS : 60 * SECONDS,
                                20 * SECONDS))
                .with(
                        new SchedulerSettings.Pools(
                                fair,
                                Map.of(
                                        "a", new SchedulerSettings.Pool(1, 0),
                                        "b", new SchedulerSettings.Pool(2, 1))));
    }

    private SchedulerSettings.Exclusion exclusion() {
        return new SchedulerSettings.Exclusion(
                random.nextInt(3) == 0, 1 + random.nextInt(2), 3, 4, 2, 6, 2, 20 * SECONDS);
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
        Op[] choice =
                !shuffle
                        ? ROW_OPS
                        : flavour == Flavour.WILD && random.nextBoolean()
                                ? WILD_SHUFFLES
                                : SHUFFLES;
        Op op = choice[random.nextInt(choice.length)];
        int left = parent(size);
        int right = op == Op.UNION || op == Op.COGROUP ? parent(size) : -1;
        boolean cached = random.nextInt(flavour == Flavour.CACHED ? 2 : 6) == 0;
        boolean barrier = op == Op.MAP && random.nextInt(flavour == Flavour.BARRIER ? 2 : 8) == 0;
        int partitions =
                random.nextInt(30) == 0
                        ? 100 + random.nextInt(60)
                        : 1 + random.nextInt(flavour == Flavour.WILD ? 16 : 6);
        return new Node(op, left, right, partitions, cached, barrier);
    }

    /// Mostly a recent one, so that lineages grow deep.
    private int parent(int size) {
        return random.nextInt(3) == 0 ? random.nextInt(size) : size - 1;
    }

    private List<JobPlan> jobs(List<Node> nodes, long span) {
        List<JobPlan> jobs = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            boolean recent = random.nextInt(3) > 0 || flavour == Flavour.WILD;
            int node = recent ? nodes.size() - 1 : random.nextInt(nodes.size());
            Kind what = kind(random.nextInt(40));
            long at = i == 0 ? 0 : between(0, span);
            long cancel = random.nextInt(6) == 0 ? 1 + between(0, 2 * SECONDS) : 0;
            jobs.add(new JobPlan(at, what, node, cancel, random.nextBoolean() ? "a" : "b"));
        }
        return jobs;
    }

    private static Kind kind(int rolled) {
        if (rolled < 3) {
            return rolled == 0 ? Kind.POISON : rolled == 1 ? Kind.LOSSY : Kind.RUDE;
        }
        if (rolled < 20) {
            return Kind.COLLECT;
        }
        if (rolled < 32) {
            return Kind.COMMIT;
        }
        return rolled < 36 ? Kind.MAP_STAGE : Kind.CHECKPOINT;
    }

    private List<Fault> faults(int machines, long span, List<JobPlan> jobs, Manner manner) {
        List<Fault> faults = new ArrayList<>();
        int most = flavour == Flavour.WILD ? 12 : 6;
        int count = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(most);
        boolean loses = flavour != Flavour.MIXED && random.nextBoolean();
        Fault.Kind[] favourites = loses ? LOSSES : FAULTS;
        Fault.Kind favourite = favourites[random.nextInt(favourites.length)];
        for (int i = 0; i < count; i++) {
            Fault.Kind[] others = loses && random.nextBoolean() ? LATENESS : FAULTS;
            Fault.Kind kind =
                    random.nextInt(3) == 0 ? favourite : others[random.nextInt(others.length)];
            int executor = random.nextInt(machines);
            int other = random.nextInt(machines);
            long duration =
                    random.nextInt(4) == 0
                            ? between(5 * SECONDS, 30 * SECONDS)
                            : between(10 * MILLIS, 3 * SECONDS);
            long at = moment(span, jobs, manner);
            faults.add(new Fault(at, kind, executor, other, duration));
            if (random.nextInt(12) == 0) {
                // All of them at once.
                for (int each = 0; each < machines; each++) {
                    if (each != executor) {
                        faults.add(new Fault(at, kind, each, other, duration));
                    }
                }
            }
        }
        faults.sort(Comparator.comparingLong(Fault::at));
        return faults;
    }

    private void addLater(
            List<Fault> faults, int machines, long span, List<JobPlan> jobs, Manner manner) {
        if (random.nextInt(4) == 0) {
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                long at = moment(span, jobs, manner);
                long duration = between(100 * MILLIS, 5 * SECONDS);
                faults.add(
                        new Fault(
                                at,
                                Fault.Kind.BREAK_STREAMS,
                                random.nextInt(machines),
                                0,
                                duration));
            }
        }
        if (random.nextInt(8) == 0) {
            long at = moment(span, jobs, manner);
            faults.add(new Fault(at, Fault.Kind.STRANGER, random.nextInt(machines), 0, 0));
        }
        faults.sort(Comparator.comparingLong(Fault::at));
    }

    private void addDeparture(
            List<Fault> faults, int machines, long span, List<JobPlan> jobs, Manner manner) {
        if (random.nextInt(8) == 0) {
            long at = moment(span, jobs, manner);
            long within = between(100 * MILLIS, 10 * SECONDS);
            faults.add(new Fault(at, Fault.Kind.DEPARTURE, random.nextInt(machines), 0, within));
            faults.sort(Comparator.comparingLong(Fault::at));
        }
    }

    /// Mostly while a job is likely to run, else at any time.
    private long moment(long span, List<JobPlan> jobs, Manner manner) {
        if (random.nextInt(3) == 0) {
            return between(0, span);
        }
        JobPlan job = jobs.get(random.nextInt(jobs.size()));
        long usual = manner.stragglers() > 0.1 ? 4 * SECONDS : SECONDS;
        return job.at() + between(0, usual * manner.pace());
    }
}
