package io.feldspar.executor.function;

import io.feldspar.executor.type.Type;
import java.util.List;

/// A function whose results depend on the partition of the rows: random numbers from a seed, say,
/// which would otherwise be the same in each partition.
public interface PartitionFunction extends ScalarFunction {

    /// The code for one partition, as [ScalarFunction#code].
    ///
    /// @param partition its index within the stage
    ScalarCode code(List<Argument> arguments, Type result, int partition);

    @Override
    default ScalarCode code(List<Argument> arguments, Type result) {
        return code(arguments, result, 0);
    }

    @Override
    default boolean deterministic() {
        return false;
    }
}
