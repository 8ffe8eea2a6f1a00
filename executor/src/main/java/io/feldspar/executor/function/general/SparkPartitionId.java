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

/// The index of the partition that a row is in.
public final class SparkPartitionId extends FixedFunction implements PartitionFunction {

    public SparkPartitionId() {
        super(
                "SPARK_PARTITION_ID",
                Description.of(
                        "General",
                        "SPARK_PARTITION_ID()",
                        "The index of the partition that the row is in, from 0.",
                        "SPARK_PARTITION_ID()",
                        "0"),
                Signature.of(SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result, int partition) {
        return ScalarCode.interpreted((in, out) -> out.int32 = partition);
    }
}
