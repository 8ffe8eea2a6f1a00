package io.feldspar.sql.function;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.type.RelTypes;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/// Asks a function of the executor whether it takes the arguments of a call.
final class ArgumentChecker implements SqlOperandTypeChecker {

    private final Consumer<List<Type>> function;
    private final List<String> signatures;

    /// @param function throws where it does not take arguments of these types
    ArgumentChecker(Consumer<List<Type>> function, List<String> signatures) {
        this.function = function;
        this.signatures = List.copyOf(signatures);
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        try {
            function.accept(binding.collectOperandTypes().stream().map(RelTypes::of).toList());
            return true;
        } catch (FeldsparException e) {
            if (throwOnFailure) {
                throw PlacedException.of(e, binding.getCall().getParserPosition());
            }
            return false;
        }
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.any();
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
        return String.join(", ", signatures);
    }
}
