package io.feldspar.sql.function;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.type.RelTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeUtil;

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

    /// Texts, and whole numbers that are not negative, are known by their value; other numbers are
    /// expressions before they are converted, and literals afterwards.
    private static Argument argument(SqlOperatorBinding binding, int index, Type type) {
        if (type == SimpleType.VARCHAR
                && SqlTypeUtil.inCharFamily(binding.getOperandType(index))
                && binding.isOperandLiteral(index, false)) {
            String text = binding.getOperandLiteralValue(index, String.class);
            return text == null ? Argument.of(type) : Argument.of(type, text);
        }
        BigDecimal value =
                type == SimpleType.INTEGER && binding.isOperandLiteral(index, false)
                        ? binding.getOperandLiteralValue(index, BigDecimal.class)
                        : null;
        return value == null || value.signum() < 0
                ? Argument.of(type)
                : Argument.of(type, value.intValueExact());
    }

    @Override
    public boolean isDeterministic() {
        return function.repeatable();
    }

    private static RelDataType resultType(ScalarFunction function, SqlOperatorBinding binding) {
        List<Type> given = binding.collectOperandTypes().stream().map(RelTypes::of).toList();
        List<Type> wanted = function.parameterTypes(given);
        List<Argument> arguments = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            arguments.add(argument(binding, i, wanted.get(i)));
        }
        Type result = function.typeOf(arguments);
        return RelTypes.rel(result, true, binding.getTypeFactory());
    }
}
