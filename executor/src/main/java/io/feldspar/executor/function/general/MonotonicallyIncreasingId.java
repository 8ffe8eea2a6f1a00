package io.feldspar.executor.function.general;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.PartitionFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Numbers rows without a shuffle, as Spark does: the upper 31 bits are the partition, the lower 33
/// count its rows.
public final class MonotonicallyIncreasingId extends FixedFunction implements PartitionFunction {

    private static final int ROW_BITS = 33;

    public MonotonicallyIncreasingId() {
        super(
                "MONOTONICALLY_INCREASING_ID",
                Description.of(
                        "General",
                        "MONOTONICALLY_INCREASING_ID()",
                        "A number that no other row has and that grows within a partition; the "
                                + "numbers have gaps between partitions.",
                        "MONOTONICALLY_INCREASING_ID()",
                        "0"),
                Signature.of(SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result, int partition) {
        long[] next = {(long) partition << ROW_BITS};
        return ScalarCode.interpreted((in, out) -> out.int64 = next[0]++);
    }
}
