package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.LambdaOperator;
import io.feldspar.sql.function.LambdaParameter;
import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.function.VolatileOperator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLambdaRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/// Computes a volatile operand that a condition compares several times once for each pair of rows
/// of an outer join, by a lambda over an array of it alone. There is no row below that could hold
/// it as a column.
///
/// ```text
/// RAND() = 0 OR RAND() = a.i  →  EXISTS(ARRAY(RAND()), v -> v = 0 OR v = a.i)
/// ```
final class EvaluateVolatilePerPair extends RexShuttle {

    private static final String NAME = "VOLATILE";

    /// Far from the numbers that the parser gives parameters.
    private static final int FIRST_INDEX = 1_000_000;

    private final Set<VolatileOperator> operators;
    private final Map<VolatileOperator, RexCall> calls = new LinkedHashMap<>();
    private final Map<VolatileOperator, LambdaParameter> parameters = new LinkedHashMap<>();

    private EvaluateVolatilePerPair(Set<VolatileOperator> operators) {
        this.operators = operators;
    }

    /// @param operators those of the calls
    static RexNode in(RexNode condition, Set<VolatileOperator> operators, RexBuilder rex) {
        EvaluateVolatilePerPair change = new EvaluateVolatilePerPair(operators);
        RexNode changed = condition.accept(change);
        for (Map.Entry<VolatileOperator, RexCall> each : change.calls.entrySet()) {
            LambdaParameter parameter = change.parameters.get(each.getKey());
            changed = exists(each.getValue(), List.of(parameter), changed, rex);
        }
        return changed;
    }

    private static RexNode exists(
            RexNode value, List<LambdaParameter> parameter, RexNode condition, RexBuilder rex) {
        RelDataTypeFactory types = rex.getTypeFactory();
        RelDataType array = types.createArrayType(value.getType(), -1);
        RelDataType truth =
                types.createTypeWithNullability(types.createSqlType(SqlTypeName.BOOLEAN), true);
        return rex.makeCall(
                truth,
                RegistryOperators.INSTANCE.function("EXISTS"),
                List.of(
                        rex.makeCall(
                                array, SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR, List.of(value)),
                        rex.makeCall(
                                condition.getType(),
                                new LambdaOperator(parameter),
                                List.of(condition))));
    }

    @Override
    public RexNode visitCall(RexCall call) {
        if (!(call.getOperator() instanceof VolatileOperator operator)
                || !operators.contains(operator)) {
            return super.visitCall(call);
        }
        calls.putIfAbsent(operator, call);
        LambdaParameter parameter =
                parameters.computeIfAbsent(
                        operator,
                        _ -> {
                            LambdaParameter added =
                                    new LambdaParameter(NAME, FIRST_INDEX + parameters.size());
                            added.give(call.getType());
                            return added;
                        });
        return new RexLambdaRef(parameter.index(), parameter.getName(), parameter.type());
    }
}
