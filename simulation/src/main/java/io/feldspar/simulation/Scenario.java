package io.feldspar.simulation;

import io.feldspar.rdd.settings.SchedulerSettings;
import java.util.List;

/// All that a seed decides beforehand: the cluster, the lineage, the jobs, the faults.
record Scenario(
        long seed,
        List<Machine> machines,
        SchedulerSettings settings,
        List<Node> nodes,
        List<JobPlan> jobs,
        List<Fault> faults,
        Manner manner) {

    /// How the tasks of the scenario behave.
    ///
    /// @param pace how many times longer than usual they take
    /// @param deafness how many of them look only now and then whether they are to stop
    /// @param stragglers how many of them take ten times longer than the others
    record Manner(int pace, double deafness, double stragglers) {}

    /// An executor to be.
    record Machine(String id, String host, String rack, int slots) {}

    /// One RDD of the lineage.
    ///
    /// @param left the first parent, or -1
    /// @param right the second parent, or -1
    /// @param partitions partitions of a source or of a shuffle
    record Node(Op op, int left, int right, int partitions, boolean cached, boolean barrier) {}

    /// What an RDD of the lineage does.
    enum Op {
        SOURCE,
        /// A function of each row.
        MAP,
        /// Each row with a mark that comes out differently at each computation.
        SALT,
        /// About half of the rows.
        FILTER,
        /// Some rows twice.
        REPEAT,
        /// All rows of both parents.
        UNION,
        /// Rows in another order at each computation.
        SHAKE,
        /// A shuffle by key.
        BY_KEY,
        /// A shuffle by a random target at each computation.
        AT_RANDOM,
        /// A shuffle by the mark of [#SALT].
        BY_SALT,
        /// A shuffle by the place of the row in its partition.
        ROUND_ROBIN,
        /// A shuffle by key, then one row for each key with its count.
        COUNT,
        /// Two shuffles by key, then one row for each key with both counts.
        COGROUP
    }

    /// What a job is.
    enum Kind {
        /// Counts and sums all rows.
        COLLECT,
        /// As COLLECT, and each task asks whether it may commit.
        COMMIT,
        /// Makes the outputs of a shuffle alone.
        MAP_STAGE,
        /// Writes a reliable checkpoint.
        CHECKPOINT,
        /// One of its tasks always throws.
        POISON,
        /// What takes its results throws.
        RUDE,
        /// What its map tasks write always vanishes.
        LOSSY
    }

    /// A job to be.
    ///
    /// @param cancelAfter when to cancel it; 0 for never
    record JobPlan(long at, Kind kind, int node, long cancelAfter, String pool) {}

    Scenario with(List<JobPlan> newJobs, List<Fault> newFaults) {
        return new Scenario(seed, machines, settings, nodes, newJobs, newFaults, manner);
    }
}
