package io.feldspar.sql.function;

import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/// A cast of an array, map or struct to text, which Calcite's CAST does not take. The second
/// operand is the name of the type that was written. Queries cannot name this operator.
public final class NestedText extends SqlSpecialOperator {

    public static final NestedText INSTANCE = new NestedText();

    private NestedText() {
        super(
                "NESTED_TEXT",
                SqlKind.OTHER,
                0,
                true,
                ReturnTypes.VARCHAR.andThen(SqlTypeTransforms.TO_NULLABLE),
                null,
                OperandTypes.ANY_ANY);
    }
}
