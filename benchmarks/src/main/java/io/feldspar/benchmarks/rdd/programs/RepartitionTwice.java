package io.feldspar.benchmarks.rdd.programs;

import io.feldspar.rdd.FeldsparContext;
import io.feldspar.rdd.Rdd;
import io.feldspar.rdd.function.SerializableConsumer;

/// Deals numbers out over partitions, twice, and counts the distinct ones: the program of
/// SPARK-23207, which lost and doubled rows when an executor died between the two.
///
/// Which partition a row is dealt to depends on the order in which rows arrive, and that may be
/// another when a task runs again. If only some partitions were made again, a row could come twice
/// or not at all. The scheduler therefore makes everything again that was made from the first deal.
public final class RepartitionTwice {

    private RepartitionTwice() {}

    /// @param beforePartition called in the tasks that read what was dealt for the second time,
    ///     with the number of the partition; tests let faults happen there
    /// @return how many distinct numbers arrive
    public static long distinct(
            FeldsparContext context,
            int numbers,
            int partitions,
            SerializableConsumer<Integer> beforePartition) {
        return numbers(context, numbers, partitions, beforePartition).distinct().count();
    }

    /// The numbers, dealt twice.
    static Rdd<Long> numbers(
            FeldsparContext context,
            int numbers,
            int partitions,
            SerializableConsumer<Integer> beforePartition) {
        return context.range(0, numbers, context.parallelism())
                .repartition(partitions)
                .map(number -> number)
                .repartition(partitions)
                .mapPartitionsWithIndex(
                        (partition, rows) -> {
                            beforePartition.accept(partition);
                            return rows;
                        });
    }
}
