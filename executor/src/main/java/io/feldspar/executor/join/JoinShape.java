package io.feldspar.executor.join;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.operator.Selector;
import io.feldspar.executor.plan.JoinType;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a join compares and emits, independent of the form of its build side.
///
/// @param probeTypes the types of the probe side's columns
/// @param probeKeys as many as the build side has
/// @param condition a further condition over probe columns followed by build columns
public record JoinShape(
        JoinType type,
        List<Type> probeTypes,
        BuildShape build,
        List<Integer> probeKeys,
        @Nullable Selector condition) {

    public JoinShape {
        probeTypes = List.copyOf(probeTypes);
        probeKeys = List.copyOf(probeKeys);
    }

    /// Whether each key can be joined by itself. A null in the keys of NOT IN concerns all others.
    boolean divisible() {
        return !probeKeys.isEmpty() && type != JoinType.NULL_AWARE_ANTI;
    }

    /// The join of a probe side, which it closes, with a build side, which it does not.
    ///
    /// @param shared whether others join with the same build side
    /// @param share see [BuildReader#read]
    public Operator join(
            Operator probe, BuildSide build, boolean shared, long share, OperatorContext context) {
        return switch (build) {
            case JoinTable table ->
                    new HashJoinOperator(
                            probe, table, shared, type, probeKeys, probeTypes, condition, context);
            case BuildRows rows ->
                    new NestedLoopJoinOperator(
                            probe, rows, shared, type, probeTypes, condition, context);
            case SpilledBuild spilled ->
                    new SpilledJoinOperator(probe, spilled.rows(), this, share, context);
        };
    }
}
