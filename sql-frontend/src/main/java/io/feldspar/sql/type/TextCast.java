package io.feldspar.sql.type;

import java.util.function.Supplier;
import org.apache.calcite.plan.Strong;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlSpecialOperator;

/// A cast of a number to text. It is not a CAST to Calcite, which removes a cast to a wider type
/// below another cast: the text shows that type, as in `CAST(CAST(1 AS DECIMAL(5, 2)) AS VARCHAR)`,
/// which is 1.00.
public final class TextCast extends SqlSpecialOperator {

    TextCast(RelDataType type) {
        super("CAST TO " + type, SqlKind.OTHER);
    }

    /// It is NULL where its operand is.
    @Override
    public Supplier<Strong.Policy> getStrongPolicyInference() {
        return () -> Strong.Policy.ANY;
    }
}
