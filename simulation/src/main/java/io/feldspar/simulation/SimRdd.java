package io.feldspar.simulation;

import io.feldspar.rdd.Dependency;
import io.feldspar.rdd.Determinism;
import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.NarrowDependency;
import io.feldspar.rdd.OneToOneDependency;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.RangeDependency;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.ShuffleDependency;
import io.feldspar.rdd.TaskContext;
import io.feldspar.simulation.Scenario.Node;
import io.feldspar.simulation.Scenario.Op;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/// An RDD of a scenario: really computed, over a few dozen numbers.
final class SimRdd extends Rdd<Long> {

    private static final long serialVersionUID = 1L;

    /// How many different keys rows have.
    private static final int KEYS = 11;

    private final transient Node node;
    private final int number;
    private final int partitions;
    private final Determinism own;
    private final boolean orderSensitive;
    private final transient List<String> hosts;
    private final transient SimStages stages;

    private SimRdd(
            FeldsparContext context,
            List<Dependency<?>> dependencies,
            Node node,
            int number,
            int partitions,
            Determinism own,
            boolean orderSensitive,
            List<String> hosts,
            SimStages stages) {
        super(context, dependencies);
        this.stages = stages;
        this.node = node;
        this.number = number;
        this.partitions = partitions;
        this.own = own;
        this.orderSensitive = orderSensitive;
        this.hosts = hosts;
        setName(node.op().toString());
    }

    record Part(int index) implements Partition {}

    /// All RDDs of the scenario, in the order of its nodes.
    static List<SimRdd> all(FeldsparContext context, Scenario scenario, SimStages stages) {
        List<String> hosts = scenario.machines().stream().map(Scenario.Machine::host).toList();
        List<SimRdd> rdds = new ArrayList<>();
        for (int i = 0; i < scenario.nodes().size(); i++) {
            rdds.add(of(context, scenario.nodes().get(i), i, rdds, hosts, stages));
        }
        return rdds;
    }

    private static SimRdd of(
            FeldsparContext context,
            Node node,
            int number,
            List<SimRdd> made,
            List<String> hosts,
            SimStages stages) {
        SimRdd left = node.left() < 0 ? null : made.get(node.left());
        SimRdd right = node.right() < 0 ? null : made.get(node.right());
        List<Dependency<?>> dependencies = new ArrayList<>();
        int partitions = node.partitions();
        Determinism own = Determinism.DETERMINATE;
        if (left != null) {
            switch (node.op()) {
                case SOURCE -> throw new IllegalArgumentException("a source has no parent");
                case MAP, FILTER, REPEAT, SHAKE, SALT -> {
                    dependencies.add(new OneToOneDependency<>(left));
                    partitions = left.partitions;
                    own = determinism(node.op());
                }
                case UNION -> {
                    SimRdd other = right == null ? left : right;
                    dependencies.add(new RangeDependency<>(left, 0, 0, left.partitions));
                    dependencies.add(
                            new RangeDependency<>(other, 0, left.partitions, other.partitions));
                    partitions = left.partitions + other.partitions;
                }
                case BY_KEY, BY_SALT, COUNT, AT_RANDOM, ROUND_ROBIN ->
                        dependencies.add(shuffle(left, node.op(), partitions));
                case COGROUP -> {
                    dependencies.add(shuffle(left, Op.BY_KEY, partitions));
                    SimRdd other = right == null ? left : right;
                    dependencies.add(shuffle(other, Op.BY_KEY, partitions));
                }
            }
        }
        return new SimRdd(
                context, dependencies, node, number, partitions, own, false, hosts, stages);
    }

    private static Determinism determinism(Op op) {
        return switch (op) {
            case SHAKE -> Determinism.UNORDERED;
            case SALT -> Determinism.INDETERMINATE;
            default -> Determinism.DETERMINATE;
        };
    }

    /// A shuffle; those that do not go by key get a map side that says how well it repeats.
    private static ShuffleDependency<Long, Long> shuffle(SimRdd parent, Op op, int partitions) {
        Rdd<Long> side = parent;
        if (op == Op.AT_RANDOM || op == Op.ROUND_ROBIN) {
            Determinism own =
                    op == Op.AT_RANDOM ? Determinism.INDETERMINATE : Determinism.DETERMINATE;
            side =
                    new SimRdd(
                            parent.context(),
                            List.of(new OneToOneDependency<>(parent)),
                            new Node(Op.UNION, 0, -1, 0, false, false),
                            -1,
                            parent.partitions,
                            own,
                            op == Op.ROUND_ROBIN,
                            List.of(),
                            parent.stages);
        }
        return new ShuffleDependency<>(
                side,
                partitions,
                (rows, sink, task) -> {
                    Random random = new Random(KeyedRandom.mix(task.taskAttemptId()));
                    int place = task.partitionId();
                    while (rows.hasNext()) {
                        long row = rows.next();
                        int target =
                                switch (op) {
                                    case AT_RANDOM -> random.nextInt(partitions);
                                    case ROUND_ROBIN -> place++ % partitions;
                                    case BY_SALT -> SimRows.mark(row) % partitions;
                                    default -> key(row) % partitions;
                                };
                        sink.emit(target, row);
                    }
                });
    }

    private Object writeReplace() {
        return stages.sent(this);
    }

    static int key(long row) {
        return (int) Math.floorMod(SimRows.plain(row), (long) KEYS);
    }

    Node node() {
        return node;
    }

    @Override
    protected Determinism ownDeterminism() {
        return own;
    }

    @Override
    protected boolean orderSensitive() {
        return orderSensitive;
    }

    @Override
    public boolean isBarrier() {
        return node.barrier();
    }

    @Override
    protected List<Partition> computePartitions() {
        List<Partition> list = new ArrayList<>();
        for (int i = 0; i < partitions; i++) {
            list.add(new Part(i));
        }
        return list;
    }

    /// Most blocks of a source are on two hosts, some nowhere.
    @Override
    public List<String> preferredLocations(Partition partition) {
        int at = Math.floorMod(KeyedRandom.mix(number * 1000L + partition.index() + 5), 64);
        if (node.op() != Op.SOURCE || hosts.isEmpty() || at < 8) {
            return List.of();
        }
        return List.of(hosts.get(at % hosts.size()), hosts.get((at + 1) % hosts.size()));
    }

    @Override
    public Iterator<Long> compute(Partition partition, TaskContext task) {
        int index = partition.index();
        ((SimTask) task).executor().world().coverage().saw(node.op());
        if (node.op() == Op.SOURCE) {
            SimExecutor here = ((SimTask) task).executor();
            if (locations(partition).contains(here.host())) {
                here.world().coverage().saw(Coverage.Path.PREFERENCE_KEPT);
            }
            return SimRows.source(number, index).iterator();
        }
        List<List<Long>> inputs = new ArrayList<>();
        for (Dependency<?> dependency : dependencies()) {
            inputs.add(input(dependency, index, task));
        }
        return switch (node.op()) {
            case SHAKE -> {
                List<Long> rows = new ArrayList<>(inputs.getFirst());
                Collections.shuffle(rows, new Random(KeyedRandom.mix(task.taskAttemptId() + 1)));
                yield rows.iterator();
            }
            case SALT -> {
                Random random = new Random(KeyedRandom.mix(task.taskAttemptId() + 2));
                yield inputs.getFirst().stream()
                        .map(row -> SimRows.marked(row, random.nextInt(256)))
                        .toList()
                        .iterator();
            }
            default -> SimRows.apply(node.op(), inputs).iterator();
        };
    }

    /// The scenario's RDDs hold numbers, and so do their shuffles.
    @SuppressWarnings("unchecked")
    private static List<Long> input(Dependency<?> dependency, int index, TaskContext task) {
        List<Long> rows = new ArrayList<>();
        switch (dependency) {
            case NarrowDependency<?> narrow -> {
                Rdd<Long> parent = (Rdd<Long>) narrow.parent();
                for (int each : narrow.parents(index)) {
                    parent.iterator(parent.partitions().get(each), task)
                            .forEachRemaining(rows::add);
                }
            }
            case ShuffleDependency<?, ?> shuffle ->
                    task.readShuffle((ShuffleDependency<?, Long>) shuffle, index)
                            .forEachRemaining(rows::add);
        }
        return rows;
    }
}
