package io.feldspar.sql.function;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.type.RelTypes;
import java.util.List;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/// A function of the executor that takes lambdas, as Calcite sees it.
final class HigherOrderOperator extends SqlFunction {

    private final HigherOrderFunction function;

    HigherOrderOperator(String name, HigherOrderFunction function) {
        super(
                name,
                SqlKind.OTHER_FUNCTION,
                binding -> {
                    List<Type> given =
                            binding.collectOperandTypes().stream().map(RelTypes::of).toList();
                    return RelTypes.rel(function.resultType(given), true, binding.getTypeFactory());
                },
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

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        List<SqlNode> operands = binding.operands();
        for (int i = 0; i < operands.size(); i++) {
            if (function.takesLambda(i, operands.size())
                    && !LambdaOperator.isLambda(operands.get(i))) {
                throw PlacedException.of(
                        new FeldsparException(
                                ErrorCode.TYPE_MISMATCH,
                                "Argument %d of '%s' is not a lambda".formatted(i + 1, getName()),
                                "Write it as in %s."
                                        .formatted(function.description().signatures().getLast())),
                        operands.get(i).getParserPosition());
            }
        }
        return super.checkOperandTypes(binding, throwOnFailure);
    }
}
