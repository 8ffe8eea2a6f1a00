package io.feldspar.sql.function;

import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.type.RelTypes;
import java.util.List;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Optionality;

/// An aggregate function of the executor, as Calcite sees it.
class AggregateOperator extends SqlAggFunction {

    private final AggregateFunction function;

    AggregateOperator(String name, AggregateFunction function) {
        super(
                name,
                null,
                SqlKind.OTHER_FUNCTION,
                binding -> {
                    List<Type> given =
                            binding.collectOperandTypes().stream().map(RelTypes::of).toList();
                    return RelTypes.rel(function.resultType(given), true, binding.getTypeFactory());
                },
                null,
                new ArgumentChecker(
                        types -> function.resultType(types), List.of(function.name() + "(…)")),
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                false,
                false,
                Optionality.OPTIONAL);
        this.function = function;
    }

    @Override
    public boolean isDeterministic() {
        return function.deterministic();
    }
}
