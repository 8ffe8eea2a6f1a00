package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.NestedText;
import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// Casts of arrays, maps and structs to text, as calls of [NestedText].
final class NestedCasts {

    private static final Set<SqlTypeName> NESTED =
            EnumSet.of(SqlTypeName.ARRAY, SqlTypeName.MAP, SqlTypeName.ROW);

    private final SqlValidator validator;

    NestedCasts(SqlValidator validator) {
        this.validator = validator;
    }

    /// Changes the call in place where it is such a cast.
    void rewrite(SqlValidatorScope scope, SqlBasicCall call) {
        boolean cast = call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST;
        if (cast
                && call.operand(1) instanceof SqlDataTypeSpec to
                && NESTED.contains(validator.deriveType(scope, call.operand(0)).getSqlTypeName())
                && SqlTypeUtil.inCharFamily(to.deriveType(validator))) {
            call.setOperator(NestedText.INSTANCE);
            call.setOperand(1, SqlLiteral.createCharString(to.toString(), to.getParserPosition()));
        }
    }
}
