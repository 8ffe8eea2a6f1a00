package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.type.RelTypes;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// Refuses comparisons of maps, and of arrays and structs that hold maps.
final class MapComparisons {

    private static final Set<SqlTypeName> NESTED =
            Set.of(SqlTypeName.ARRAY, SqlTypeName.MAP, SqlTypeName.ROW);

    private final SqlValidator validator;

    MapComparisons(SqlValidator validator) {
        this.validator = validator;
    }

    void refuse(SqlValidatorScope scope, SqlBasicCall call) {
        if (!call.isA(SqlKind.COMPARISON) || call.operandCount() != 2) {
            return;
        }
        SqlNode left = call.operand(0);
        if (left.isA(SqlKind.QUERY) || left.getKind() == SqlKind.ROW) {
            return;
        }
        RelDataType operand = validator.deriveType(scope, left);
        if (!NESTED.contains(operand.getSqlTypeName())) {
            return;
        }
        Type type = RelTypes.of(operand);
        if (!NestedType.comparable(type)) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.TYPE_MISMATCH,
                            "Values of type %s cannot be compared".formatted(type.sql()),
                            "Compare their entries, or values of single keys."),
                    call.getParserPosition());
        }
    }
}
