package io.feldspar.sql.function;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.SchemaFunction;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.type.RelTypes;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// A function whose second operand is a schema, as called with one.
public final class SchemaOperator extends SqlFunction {

    /// @param schema the type that the second operand tells
    public SchemaOperator(SchemaFunction function, SqlDataTypeSpec schema) {
        super(
                function.name(),
                SqlKind.OTHER_FUNCTION,
                binding -> type(function, schema, binding),
                null,
                new ArgumentChecker(
                        types -> function.parameterTypes(types),
                        function.description().signatures()),
                SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }

    /// Looks for no function of its name, which would know no schema.
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        return validateOperands(validator, scope, call);
    }

    private static RelDataType type(
            SchemaFunction function, SqlDataTypeSpec schema, SqlOperatorBinding binding) {
        SqlCallBinding call = (SqlCallBinding) binding;
        RelDataType type = schema.deriveType(call.getValidator());
        try {
            function.expectSchema(RelTypes.of(type));
        } catch (FeldsparException e) {
            SqlNode place = call.operand(1);
            throw PlacedException.of(e, place.getParserPosition());
        }
        return binding.getTypeFactory().createTypeWithNullability(type, true);
    }
}
