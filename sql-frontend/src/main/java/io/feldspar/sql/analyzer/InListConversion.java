package io.feldspar.sql.analyzer;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/// Converts IN over a list: the constants at once to a set of values of the operand's own type, so
/// that decimals are compared exactly, and anything else to comparisons.
///
/// ```text
/// x IN (1, 2.5, y + 1, NULL)   →   SEARCH(x, {1}) OR x = y + 1 OR NULL      where x is an INTEGER
/// (a, b) IN ((1, 2), (3, 4))   →   a = 1 AND b = 2 OR a = 3 AND b = 4
/// ```
final class InListConversion {

    private final SqlRexContext context;
    private final RexBuilder builder;
    private final SqlParserPos place;

    private InListConversion(SqlRexContext context, SqlCall call) {
        this.context = context;
        this.builder = context.getRexBuilder();
        this.place = call.getParserPosition();
    }

    static RexNode convert(SqlRexContext context, SqlCall call) {
        InListConversion conversion = new InListConversion(context, call);
        SqlNode left = call.operand(0);
        SqlNodeList values = call.operand(1);
        RexNode inside =
                left.getKind() == SqlKind.ROW
                        ? conversion.rows(((SqlCall) left).getOperandList(), values)
                        : conversion.scalars(left, values);
        return ((InListOperator) call.getOperator()).negated()
                ? conversion.builder.makeCall(
                        conversion.place, SqlStdOperatorTable.NOT, List.of(inside))
                : inside;
    }

    /// Whether a value is a literal, or a negative number.
    static boolean isConstant(SqlNode value) {
        return value instanceof SqlLiteral
                || (value.getKind() == SqlKind.MINUS_PREFIX
                        && ((SqlCall) value).operand(0) instanceof SqlLiteral);
    }

    private RexNode rows(List<SqlNode> left, SqlNodeList rows) {
        List<RexNode> tests = new ArrayList<>();
        for (SqlNode row : rows) {
            List<SqlNode> right = ((SqlCall) row).getOperandList();
            List<RexNode> pairs = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                pairs.add(equal(left.get(i), right.get(i)));
            }
            tests.add(RexUtil.composeConjunction(builder, pairs));
        }
        return RexUtil.composeDisjunction(builder, tests);
    }

    private RexNode scalars(SqlNode left, SqlNodeList values) {
        RexNode operand = context.convertExpression(left);
        TreeSet<Comparable<?>> points = new TreeSet<>();
        List<RexNode> tests = new ArrayList<>();
        boolean nulls = false;
        for (SqlNode value : values) {
            RexLiteral literal = isConstant(value) ? literal(value) : null;
            if (literal == null) {
                tests.add(equal(left, value));
            } else if (literal.isNull()) {
                nulls = true;
            } else if (!InListOperator.comparable(
                    operand.getType(), literal.getType().getSqlTypeName())) {
                tests.add(equal(left, value));
            } else {
                Comparable<?> point = point(literal, operand.getType());
                if (point != null) {
                    points.add(point);
                }
            }
        }
        if (!points.isEmpty()) {
            tests.addFirst(search(operand, points));
        }
        if (nulls) {
            tests.add(unknown());
        } else if (tests.isEmpty()) {
            // No value that the operand's type has; NULL is not known to differ from them.
            RexNode isNull = builder.makeCall(place, SqlStdOperatorTable.IS_NULL, List.of(operand));
            tests.add(RexUtil.composeConjunction(builder, List.of(isNull, unknown())));
        }
        return RexUtil.composeDisjunction(builder, tests);
    }

    private RexNode unknown() {
        return builder.makeNullLiteral(builder.getTypeFactory().createSqlType(SqlTypeName.BOOLEAN));
    }

    private @Nullable RexLiteral literal(SqlNode value) {
        RexNode converted = context.convertExpression(value);
        if (converted instanceof RexLiteral literal) {
            return literal;
        }
        return value.getKind() == SqlKind.MINUS_PREFIX
                        && context.convertExpression(((SqlCall) value).operand(0))
                                instanceof RexLiteral positive
                        && positive.getValue() instanceof BigDecimal number
                ? builder.makeExactLiteral(number.negate())
                : null;
    }

    private RexNode equal(SqlNode left, SqlNode right) {
        return context.convertExpression(
                SqlStdOperatorTable.EQUALS.createCall(right.getParserPosition(), left, right));
    }

    /// The literal as a value of a type, or null if the type has no equal one.
    private static @Nullable Comparable<?> point(RexLiteral literal, RelDataType type) {
        Comparable<?> value = literal.getValueAs(Comparable.class);
        if (type.getSqlTypeName() == SqlTypeName.DOUBLE) {
            return value instanceof BigDecimal number ? (Double) number.doubleValue() : value;
        }
        if (!(value instanceof BigDecimal number) || !SqlTypeUtil.isExactNumeric(type)) {
            return value;
        }
        return holds(type, number) ? number : null;
    }

    private static boolean holds(RelDataType type, BigDecimal number) {
        BigDecimal digits = number.stripTrailingZeros();
        return switch (type.getSqlTypeName()) {
            case TINYINT -> whole(digits, Byte.SIZE);
            case SMALLINT -> whole(digits, Short.SIZE);
            case INTEGER -> whole(digits, Integer.SIZE);
            case BIGINT -> whole(digits, Long.SIZE);
            default ->
                    digits.scale() <= type.getScale()
                            && digits.precision() - digits.scale()
                                    <= type.getPrecision() - type.getScale();
        };
    }

    private static boolean whole(BigDecimal digits, int bits) {
        return digits.scale() <= 0 && digits.toBigInteger().bitLength() < bits;
    }

    // Calcite's set is one of any comparable values.
    @SuppressWarnings({"unchecked", "rawtypes"})
    private RexNode search(RexNode operand, TreeSet points) {
        RelDataTypeFactory types = builder.getTypeFactory();
        RelDataType type = types.createTypeWithNullability(operand.getType(), false);
        if (type.getSqlTypeName() == SqlTypeName.CHAR) {
            // A literal of type CHAR would be padded.
            type =
                    types.createTypeWithCharsetAndCollation(
                            types.createSqlType(SqlTypeName.VARCHAR),
                            Objects.requireNonNull(type.getCharset()),
                            Objects.requireNonNull(type.getCollation()));
        }
        if (points.size() == 1) {
            RexNode value = builder.makeLiteral(points.getFirst(), type, false);
            return builder.makeCall(place, SqlStdOperatorTable.EQUALS, List.of(operand, value));
        }
        ImmutableRangeSet.Builder ranges = ImmutableRangeSet.builder();
        for (Object point : points) {
            ranges.add(Range.singleton((Comparable) point));
        }
        Sarg set = Sarg.of(RexUnknownAs.UNKNOWN, ranges.build());
        return builder.makeCall(
                place,
                SqlStdOperatorTable.SEARCH,
                List.of(operand, builder.makeSearchArgumentLiteral(set, type)));
    }
}
