package io.feldspar.planner.rewrite;

import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.function.time.StatementTime;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.type.RelTypes;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/// The time at which a statement started is the same wherever it asks.
///
/// ```text
/// Filter(d < CURRENT_DATE - INTERVAL '1' DAY)   →   Filter(d < DATE '2026-11-23' - …)
/// ```
/// A plan in which a time was put is good for one statement only.
public final class ReplaceStatementTime {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final Set<String> NAMES = names();

    private final RexBuilder builder;
    private final long startMicros;
    private boolean asked;

    private ReplaceStatementTime(RexBuilder builder, long startMicros) {
        this.builder = builder;
        this.startMicros = startMicros;
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (ScalarFunction function : FunctionRegistry.builtIn().scalars()) {
            if (function.statementTime()) {
                names.add(function.name());
                names.addAll(function.aliases());
            }
        }
        return names;
    }

    /// Whether the plan asks for the time, so that it cannot be used again.
    public static boolean asks(RelNode plan) {
        ReplaceStatementTime search =
                new ReplaceStatementTime(plan.getCluster().getRexBuilder(), 0);
        search.apply(plan);
        return search.asked;
    }

    /// @param startMicros microseconds of UTC since 1970-01-01
    public static RelNode in(RelNode plan, long startMicros) {
        return new ReplaceStatementTime(plan.getCluster().getRexBuilder(), startMicros).apply(plan);
    }

    private RelNode apply(RelNode plan) {
        RexShuttle literals =
                new RexShuttle() {
                    @Override
                    public RexNode visitCall(RexCall call) {
                        return NAMES.contains(call.getOperator().getName().toUpperCase(Locale.ROOT))
                                ? literal(call.getType())
                                : super.visitCall(call);
                    }
                };
        return plan.accept(
                new RelHomogeneousShuttle() {
                    @Override
                    public RelNode visit(RelNode other) {
                        return super.visit(other).accept(literals);
                    }
                });
    }

    private RexNode literal(RelDataType type) {
        asked = true;
        Type own = RelTypes.of(type);
        Object value = StatementTime.literal(own, startMicros);
        RexNode literal =
                switch (type.getSqlTypeName()) {
                    case DATE ->
                            builder.makeDateLiteral(DateString.fromDaysSinceEpoch((Integer) value));
                    case TIME -> builder.makeTimeLiteral(time((Long) value), 6);
                    case TIMESTAMP -> builder.makeTimestampLiteral(timestamp((Long) value), 6);
                    case TIMESTAMP_WITH_LOCAL_TIME_ZONE, TIMESTAMP_TZ ->
                            builder.makeTimestampWithLocalTimeZoneLiteral(
                                    timestamp((Long) value), 6);
                    default -> throw new IllegalStateException(type + " is not a type of time");
                };
        return builder.ensureType(type, literal, true);
    }

    private static TimestampString timestamp(long micros) {
        long seconds = Math.floorDiv(micros, MICROS_PER_SECOND);
        int nanos = (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1000;
        return TimestampString.fromMillisSinceEpoch(seconds * 1000).withNanos(nanos);
    }

    private static TimeString time(long micros) {
        int nanos = (int) (micros % MICROS_PER_SECOND) * 1000;
        return TimeString.fromMillisOfDay((int) (micros / MICROS_PER_SECOND) * 1000)
                .withNanos(nanos);
    }
}
