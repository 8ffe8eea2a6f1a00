package io.feldspar.planner.expression;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.expression.Columns;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.ExpressionEvaluator;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Vector;
import io.feldspar.sql.analyzer.SourceTexts;
import io.feldspar.sql.rule.PlanningCheck;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/// Evaluates constant expressions while planning, with the evaluator that runs them later.
///
/// An expression that fails stays as it is: it fails when it runs, if it runs.
public final class ConstantFolder implements RexExecutor {

    private static final Batch ONE_ROW = Batch.of(new Vector[0], 1);
    private static final RexTranslator.Columns NO_COLUMNS =
            new RexTranslator.Columns() {
                @Override
                public Expression.InputRef column(int index) {
                    throw new IllegalArgumentException("a constant refers to column " + index);
                }

                @Override
                public String name(int index) {
                    return "#" + index;
                }
            };
    /// Literals of dates and times have the years 1 to 9999; values may have others.
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();

    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private static final SourceTexts NO_TEXTS = new SourceTexts();

    private final PlanningCheck check;

    /// @param check asked before each expression
    public ConstantFolder(PlanningCheck check) {
        this.check = check;
    }

    @Override
    public void reduce(RexBuilder builder, List<RexNode> constants, List<RexNode> reduced) {
        for (RexNode constant : constants) {
            check.run();
            reduced.add(fold(builder, constant));
        }
    }

    private static RexNode fold(RexBuilder builder, RexNode constant) {
        RelDataType type = constant.getType();
        try {
            Expression expression =
                    new RexTranslator(NO_COLUMNS, builder, NO_TEXTS).translate(constant);
            if (!Columns.foldable(expression)) {
                return constant;
            }
            Vector result = ExpressionEvaluator.compile(expression, List.of()).evaluate(ONE_ROW);
            return literal(builder, result.value(0), type, constant);
        } catch (FeldsparException _) {
            return constant;
        }
    }

    private static RexNode literal(
            RexBuilder builder, @Nullable Object value, RelDataType type, RexNode original) {
        if (value == null) {
            return builder.makeNullLiteral(type);
        }
        return switch (type.getSqlTypeName()) {
            case BOOLEAN,
                    TINYINT,
                    SMALLINT,
                    INTEGER,
                    BIGINT,
                    DECIMAL,
                    REAL,
                    FLOAT,
                    DOUBLE,
                    CHAR,
                    VARCHAR ->
                    builder.makeLiteral(value, type, true);
            case BINARY, VARBINARY -> builder.makeLiteral(new ByteString((byte[]) value), type);
            case DATE ->
                    hasLiteral((Integer) value)
                            ? builder.makeLiteral(
                                    DateString.fromDaysSinceEpoch((Integer) value), type)
                            : original;
            case TIMESTAMP -> timestamp(builder, (Long) value, type, original);
            case INTERVAL_YEAR, INTERVAL_YEAR_MONTH, INTERVAL_MONTH ->
                    builder.makeLiteral(BigDecimal.valueOf((Integer) value), type, true);
            default -> original;
        };
    }

    private static RexNode timestamp(
            RexBuilder builder, long micros, RelDataType type, RexNode original) {
        if (!hasLiteral(Math.floorDiv(micros, MICROS_PER_DAY))) {
            return original;
        }
        long seconds = Math.floorDiv(micros, MICROS_PER_SECOND);
        int nanos = (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000;
        return builder.makeLiteral(
                TimestampString.fromMillisSinceEpoch(seconds * 1000).withNanos(nanos), type);
    }

    /// Whether a literal can hold that day.
    private static boolean hasLiteral(long day) {
        return day >= FIRST_DAY && day <= LAST_DAY;
    }
}
