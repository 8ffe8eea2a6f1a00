package io.feldspar.sql.function;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// A lambda such as `(x, y) -> x + y`, as a call whose operand is the body, and whose type is that
/// of the body.
///
/// To everything but the function that it is an argument of, it is an expression of the query
/// around it: columns that it captures are columns like others. Calcite's own lambdas have a scope,
/// which sees no columns.
public final class LambdaOperator extends SqlSpecialOperator {

    private final List<LambdaParameter> parameters;

    public LambdaOperator(List<LambdaParameter> parameters) {
        super(
                parameters.stream()
                        .map(LambdaParameter::getName)
                        .collect(Collectors.joining(", ", "(", ") ->")),
                SqlKind.OTHER);
        this.parameters = List.copyOf(parameters);
    }

    public static boolean isLambda(@Nullable SqlNode node) {
        return node instanceof SqlCall call && call.getOperator() instanceof LambdaOperator;
    }

    public List<LambdaParameter> parameters() {
        return parameters;
    }

    /// @throws PlacedException where no function has told the types of the parameters
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        if (!parameters.stream().allMatch(LambdaParameter::typed)) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.TYPE_MISMATCH,
                            "The function does not take a lambda",
                            "See DESCRIBE FUNCTION."),
                    call.getParserPosition());
        }
        return validator.deriveType(scope, call.operand(0));
    }

    @Override
    public void validateCall(
            SqlCall call,
            SqlValidator validator,
            SqlValidatorScope scope,
            SqlValidatorScope operandScope) {
        call.<SqlNode>operand(0).validateExpr(validator, operandScope);
    }

    @Override
    public void unparse(SqlWriter writer, SqlCall call, int left, int right) {
        writer.print(getName() + " ");
        call.operand(0).unparse(writer, 0, 0);
    }
}
