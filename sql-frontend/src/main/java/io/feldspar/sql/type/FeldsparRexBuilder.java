package io.feldspar.sql.type;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/// Makes expressions; a literal of type REAL has the value that a column of REAL would have, and a
/// cast of a number to text is a [TextCast].
public final class FeldsparRexBuilder extends RexBuilder {

    public FeldsparRexBuilder(RelDataTypeFactory types) {
        super(types);
    }

    @Override
    public RexNode makeAbstractCast(
            SqlParserPos place,
            RelDataType type,
            RexNode operand,
            boolean safe,
            @Nullable RexLiteral format) {
        return SqlTypeUtil.inCharFamily(type)
                        && SqlTypeUtil.isNumeric(operand.getType())
                        && (format == null || format.isNull())
                ? makeCall(place, type, new TextCast(type), List.of(operand))
                : super.makeAbstractCast(place, type, operand, safe, format);
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
