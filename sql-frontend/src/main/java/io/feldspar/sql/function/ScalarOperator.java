package io.feldspar.sql.function;

import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.type.RelTypes;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;

/// A scalar function of the executor, as Calcite sees it.
final class ScalarOperator extends SqlFunction {

    private final ScalarFunction function;

    ScalarOperator(String name, ScalarFunction function) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                binding -> resultType(function, binding),
                null,
                new ArgumentChecker(
                        types -> function.parameterTypes(types),
                        function.description().signatures()),
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
        this.function = function;
    }

    @Override
    public boolean isDeterministic() {
        return function.deterministic();
    }

    private static RelDataType resultType(ScalarFunction function, SqlOperatorBinding binding) {
        List<Type> given = binding.collectOperandTypes().stream().map(RelTypes::of).toList();
        Type result = function.resultType(function.parameterTypes(given));
        return RelTypes.rel(result, true, binding.getTypeFactory());
    }
}
