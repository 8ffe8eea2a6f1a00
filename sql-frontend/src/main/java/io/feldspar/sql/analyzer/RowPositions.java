package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.math.BigDecimal;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// Refuses positions that a row does not have, as in `ROW(1, 2)[3]`.
final class RowPositions {

    private final SqlValidator validator;

    RowPositions(SqlValidator validator) {
        this.validator = validator;
    }

    void refuse(SqlValidatorScope scope, SqlBasicCall call) {
        if (call.getKind() != SqlKind.ITEM
                || !(call.operand(1) instanceof SqlNumericLiteral literal)) {
            return;
        }
        RelDataType row = validator.deriveType(scope, call.operand(0));
        BigDecimal position = literal.bigDecimalValue();
        if (row.isStruct()
                && (position.signum() <= 0
                        || position.compareTo(BigDecimal.valueOf(row.getFieldCount())) > 0)) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.INVALID_STATEMENT,
                            "A row of %d fields has none at %s"
                                    .formatted(row.getFieldCount(), literal),
                            "The first field has the position 1."),
                    call.getParserPosition());
        }
    }
}
