package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Functions of texts whose names are also those of functions of arrays.
///
/// ```text
/// a || b, concat(a, b)    array_concat(a, b)
/// reverse(a)              array_reverse(a)
/// length(a), len(a)       cardinality(a)
/// ```
final class NestedCalls {

    private final SqlValidator validator;

    NestedCalls(SqlValidator validator) {
        this.validator = validator;
    }

    /// Changes the call in place where its first operand is an array.
    void rewrite(SqlValidatorScope scope, SqlBasicCall call) {
        String function = function(call);
        if (function != null
                && call.operandCount() > 0
                && validator.deriveType(scope, call.operand(0)).getSqlTypeName()
                        == SqlTypeName.ARRAY) {
            call.setOperator(RegistryOperators.INSTANCE.function(function));
        }
    }

    /// The field of a struct, in a form that holds no name which may be taken for a column.
    static SqlCall field(SqlNode struct, String name, SqlParserPos position) {
        return SqlStdOperatorTable.ITEM.createCall(
                position, struct, SqlLiteral.createCharString(name, "UTF-8", position));
    }

    /// The function of arrays that the call may mean, or null.
    private static @Nullable String function(SqlBasicCall call) {
        if (call.getOperator().equals(SqlStdOperatorTable.CONCAT)) {
            return "ARRAY_CONCAT";
        }
        if (!(call.getOperator() instanceof SqlFunction named)) {
            return null;
        }
        return switch (named.getName().toUpperCase(Locale.ROOT)) {
            case "CONCAT" -> call.operandCount() == 2 ? "ARRAY_CONCAT" : null;
            case "REVERSE" -> "ARRAY_REVERSE";
            case "CHAR_LENGTH", "LENGTH", "LEN" -> "CARDINALITY";
            default -> null;
        };
    }
}
