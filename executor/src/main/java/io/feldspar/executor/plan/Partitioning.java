package io.feldspar.executor.plan;

import java.io.Serializable;
import java.util.List;

/// Which task gets which row after an exchange.
public sealed interface Partitioning extends Serializable {

    /// How many partitions the rows go to: one for each task that reads them, but for a broadcast,
    /// whose only partition all of them read.
    default int count() {
        return switch (this) {
            case Single _, Broadcast _ -> 1;
            case Hash hash -> hash.partitions();
            case RoundRobin robin -> robin.partitions();
        };
    }

    /// All rows to one task.
    record Single() implements Partitioning {}

    /// All rows to every task: the build side of a join.
    record Broadcast() implements Partitioning {}

    /// Rows with equal values of the columns to the same of `partitions` tasks.
    record Hash(List<Integer> columns, int partitions) implements Partitioning {
        public Hash {
            columns = List.copyOf(columns);
        }
    }

    /// Rows to `partitions` tasks in turn.
    record RoundRobin(int partitions) implements Partitioning {}
}
