package io.feldspar.rdd.partitioning;

import io.feldspar.rdd.NarrowDependency;
import io.feldspar.rdd.Partition;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.iterator.Iterators;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Fewer partitions, each of several of the parent's; nothing is shuffled.
///
/// Where the parent's partitions prefer hosts, partitions of one host come together as long as no
/// group grows more than a tenth beyond its share; otherwise neighbours do.
public final class CoalescedRdd<T> extends Rdd<T> {

    private static final long serialVersionUID = 1L;

    private static final double SLACK = 1.1;

    private final transient List<Group> groups;

    public CoalescedRdd(Rdd<T> parent, int numPartitions) {
        this(parent, group(parent, Math.min(numPartitions, parent.numPartitions())));
    }

    private CoalescedRdd(Rdd<T> parent, List<Group> groups) {
        super(parent.context(), List.of(new Grouped<>(parent, groups)));
        this.groups = groups;
    }

    /// @param members the parent's partitions
    private record Group(
            int index,
            @SuppressWarnings("serial") List<Partition> members,
            @SuppressWarnings("serial") List<String> hosts)
            implements Partition {

        static Group of(int index, Rdd<?> parent, IntStream members, List<String> hosts) {
            List<Partition> all = parent.partitions();
            return new Group(index, members.<Partition>mapToObj(all::get).toList(), hosts);
        }
    }

    private static final class Grouped<T> extends NarrowDependency<T> {

        private static final long serialVersionUID = 1L;

        private final transient List<Group> groups;

        Grouped(Rdd<T> parent, List<Group> groups) {
            super(parent);
            this.groups = groups;
        }

        @Override
        public int[] parents(int partition) {
            return groups.get(partition).members().stream().mapToInt(Partition::index).toArray();
        }
    }

    private static List<Group> group(Rdd<?> parent, int count) {
        Map<String, List<Integer>> byHost = new LinkedHashMap<>();
        for (Partition partition : parent.partitions()) {
            List<String> hosts = parent.locations(partition);
            if (!hosts.isEmpty()) {
                byHost.computeIfAbsent(hosts.getFirst(), _ -> new ArrayList<>())
                        .add(partition.index());
            }
        }
        return byHost.isEmpty() || count == 0
                ? neighbours(parent, count)
                : byHost(parent, count, byHost);
    }

    private static List<Group> neighbours(Rdd<?> parent, int count) {
        int partitions = parent.numPartitions();
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = (int) ((long) i * partitions / count);
            int to = (int) ((long) (i + 1) * partitions / count);
            groups.add(Group.of(i, parent, IntStream.range(from, to), List.of()));
        }
        return groups;
    }

    private static List<Group> byHost(Rdd<?> parent, int count, Map<String, List<Integer>> byHost) {
        int partitions = parent.numPartitions();
        List<String> hosts =
                byHost.entrySet().stream()
                        .sorted(Comparator.comparing(entry -> -entry.getValue().size()))
                        .map(Map.Entry::getKey)
                        .toList();
        List<List<Integer>> members = new ArrayList<>();
        Map<String, List<Integer>> groupsOfHost = new HashMap<>();
        for (int i = 0; i < count; i++) {
            members.add(new ArrayList<>());
            groupsOfHost
                    .computeIfAbsent(hosts.get(i % hosts.size()), _ -> new ArrayList<>())
                    .add(i);
        }
        Map<Integer, String> hostOf = new HashMap<>();
        byHost.forEach((host, of) -> of.forEach(partition -> hostOf.put(partition, host)));
        double most = SLACK * partitions / count;
        List<Integer> everyGroup = IntStream.range(0, count).boxed().toList();
        for (int partition = 0; partition < partitions; partition++) {
            String host = hostOf.get(partition);
            List<Integer> near = host == null ? null : groupsOfHost.get(host);
            List<Integer> chosen = smallest(members, near == null ? everyGroup : near);
            if (chosen.size() >= most) {
                chosen = smallest(members, everyGroup);
            }
            chosen.add(partition);
        }
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                Group.of(
                                        i,
                                        parent,
                                        members.get(i).stream().mapToInt(Integer::intValue),
                                        List.of(hosts.get(i % hosts.size()))))
                .toList();
    }

    private static List<Integer> smallest(List<List<Integer>> members, List<Integer> among) {
        List<Integer> smallest = members.get(among.getFirst());
        for (int group : among) {
            if (members.get(group).size() < smallest.size()) {
                smallest = members.get(group);
            }
        }
        return smallest;
    }

    @Override
    protected List<Partition> computePartitions() {
        return List.copyOf(groups);
    }

    @Override
    public Iterator<T> compute(Partition partition, TaskContext task) {
        Rdd<T> parent = parent(0);
        return Iterators.flatMap(
                ((Group) partition).members().iterator(), of -> parent.iterator(of, task));
    }

    @Override
    public List<String> preferredLocations(Partition partition) {
        return ((Group) partition).hosts();
    }
}
