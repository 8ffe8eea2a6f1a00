package io.feldspar.sql.type;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// Makes expressions; a literal of type REAL has the value that a column of REAL would have.
public final class FeldsparRexBuilder extends RexBuilder {

    public FeldsparRexBuilder(RelDataTypeFactory types) {
        super(types);
    }

    // Calcite's parameter is a raw type.
    @SuppressWarnings("rawtypes")
    @Override
    protected RexLiteral makeLiteral(
            @Nullable Comparable value, RelDataType type, SqlTypeName kind) {
        return super.makeLiteral(
                value instanceof Double number && type.getSqlTypeName() == SqlTypeName.REAL
                        ? rounded(number)
                        : value,
                type,
                kind);
    }

    /// A number beyond REAL stays as it is, to be refused with its digits.
    private static Double rounded(Double number) {
        float real = number.floatValue();
        return Float.isInfinite(real) ? number : Double.valueOf(real);
    }
}
