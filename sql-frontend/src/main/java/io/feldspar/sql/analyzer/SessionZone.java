package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.function.ZoneOperators;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/// Writes the time zone of the session into a plan, where it is not UTC. `z` is a TIMESTAMP WITH
/// TIME ZONE, and `t` a TIMESTAMP.
///
/// ```text
/// CAST(z AS TIMESTAMP)        →   z AT TIME ZONE zone; likewise to DATE, TIME and VARCHAR
/// CAST(t AS TIMESTAMPTZ)      →   t AT TIME ZONE zone; likewise from DATE and VARCHAR
/// HOUR(z)                     →   HOUR(z AT TIME ZONE zone)
/// DATE_TRUNC('day', z)        →   DATE_TRUNC('day', z AT TIME ZONE zone) AT TIME ZONE zone
/// CONVERT_TIMEZONE(to, t)     →   CONVERT_TIMEZONE(zone, to, t)
/// CURRENT_DATE                →   CAST(CURRENT_TIMESTAMP AT TIME ZONE zone AS DATE)
/// ```
final class SessionZone extends RelHomogeneousShuttle {

    /// Functions of the fields that clocks show.
    private static final Set<String> OF_CLOCKS =
            Set.of(
                    "EXTRACT",
                    "YEAR",
                    "QUARTER",
                    "MONTH",
                    "WEEK",
                    "DAY",
                    "DAYOFMONTH",
                    "DAYOFWEEK",
                    "DAYOFYEAR",
                    "HOUR",
                    "MINUTE",
                    "SECOND",
                    "EXACT_SECOND",
                    "DAYNAME",
                    "MONTHNAME",
                    "WEEKDAY",
                    "ISODOW",
                    "WEEKOFYEAR",
                    "ISOYEAR",
                    "YEARWEEK",
                    "LAST_DAY",
                    "NEXT_DAY",
                    "DATE_FORMAT",
                    "TO_CHAR",
                    "TO_VARCHAR",
                    "TRUNC",
                    "DATE_TRUNC",
                    "ADD_MONTHS",
                    "DATE_ADD",
                    "DATE_SUB",
                    "DATEDIFF",
                    "TO_DATE",
                    "UNIX_DATE",
                    "MONTHS_BETWEEN");

    private static final Set<String> NOW =
            Set.of(
                    "CURRENT_DATE",
                    "CURDATE",
                    "CURRENT_TIME",
                    "LOCALTIME",
                    "LOCALTIMESTAMP",
                    "CURRENT_TIMESTAMP",
                    "NOW");

    private final String zone;

    private SessionZone(String zone) {
        this.zone = zone;
    }

    static RelNode in(RelNode rel, String zone) {
        return zone.equals("UTC") ? rel : rel.accept(new SessionZone(zone));
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode copy = super.visit(node);
        return copy.accept(new Times(copy.getCluster().getRexBuilder()));
    }

    /// The expressions of a node.
    private final class Times extends RexShuttle {

        private final RexBuilder builder;

        Times(RexBuilder builder) {
            this.builder = builder;
        }

        @Override
        public RexNode visitSubQuery(RexSubQuery subquery) {
            RexSubQuery visited = (RexSubQuery) super.visitSubQuery(subquery);
            return visited.clone(visited.rel.accept(SessionZone.this));
        }

        @Override
        public RexNode visitCall(RexCall call) {
            if (!(super.visitCall(call) instanceof RexCall visited)) {
                throw new IllegalStateException("not a call: " + call);
            }
            String name = visited.getOperator().getName().toUpperCase(Locale.ROOT);
            if (visited.getKind() == SqlKind.CAST || visited.getKind() == SqlKind.SAFE_CAST) {
                return cast(visited);
            }
            if (NOW.contains(name) && !isInstant(visited)) {
                return now(visited.getType());
            }
            if (name.equals("CONVERT_TIMEZONE") && visited.getOperands().size() == 2) {
                List<RexNode> operands = new ArrayList<>(visited.getOperands());
                operands.addFirst(builder.makeLiteral(zone));
                return visited.clone(visited.getType(), operands);
            }
            boolean clocks = OF_CLOCKS.contains(name) || addsMonths(visited);
            return clocks && visited.getOperands().stream().anyMatch(Times::isInstant)
                    ? shown(visited)
                    : visited;
        }

        private static boolean isInstant(RexNode node) {
            return isInstant(node.getType());
        }

        private static boolean isInstant(RelDataType type) {
            return type.getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE
                    || type.getSqlTypeName() == SqlTypeName.TIMESTAMP_TZ;
        }

        private static boolean addsMonths(RexCall call) {
            return isInstant(call)
                    && (call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS)
                    && call.getOperands().stream()
                            .anyMatch(
                                    each ->
                                            SqlTypeName.YEAR_INTERVAL_TYPES.contains(
                                                    each.getType().getSqlTypeName()));
        }

        private RexNode cast(RexCall cast) {
            RexNode operand = cast.getOperands().getFirst();
            RelDataType to = cast.getType();
            if (isInstant(operand) == isInstant(to)) {
                return cast;
            }
            if (isInstant(operand)) {
                return switch (to.getSqlTypeName()) {
                    case CHAR, VARCHAR -> zoned(to, ZoneOperators.FORMAT, operand);
                    case DATE, TIME, TIMESTAMP ->
                            builder.makeCast(to, atZone(operand, SqlTypeName.TIMESTAMP));
                    default -> cast;
                };
            }
            return switch (operand.getType().getSqlTypeName()) {
                case CHAR, VARCHAR ->
                        zoned(
                                to,
                                cast.getKind() == SqlKind.SAFE_CAST
                                        ? ZoneOperators.TRY_PARSE
                                        : ZoneOperators.PARSE,
                                builder.makeCast(nullable(SqlTypeName.VARCHAR, operand), operand));
                case DATE, TIMESTAMP ->
                        zoned(
                                to,
                                atTimeZone(),
                                builder.makeCast(
                                        nullable(SqlTypeName.TIMESTAMP, operand), operand));
                default -> cast;
            };
        }

        private RexNode now(RelDataType type) {
            RexNode instant =
                    builder.makeCall(
                            builder.getTypeFactory()
                                    .createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, 6),
                            SqlStdOperatorTable.CURRENT_TIMESTAMP,
                            List.of());
            return builder.makeCast(type, atZone(instant, SqlTypeName.TIMESTAMP));
        }

        /// The call with what clocks show.
        private RexNode shown(RexCall call) {
            List<RexNode> operands = new ArrayList<>();
            for (RexNode operand : call.getOperands()) {
                operands.add(isInstant(operand) ? atZone(operand, SqlTypeName.TIMESTAMP) : operand);
            }
            if (!isInstant(call)) {
                return call.clone(call.getType(), operands);
            }
            RexNode local = call.clone(nullable(SqlTypeName.TIMESTAMP, call), operands);
            return zoned(call.getType(), atTimeZone(), local);
        }

        private RexNode atZone(RexNode operand, SqlTypeName result) {
            return zoned(nullable(result, operand), atTimeZone(), operand);
        }

        private static SqlOperator atTimeZone() {
            return RegistryOperators.INSTANCE.function("AT_TIME_ZONE");
        }

        private RexNode zoned(RelDataType type, SqlOperator operator, RexNode operand) {
            return builder.makeCall(type, operator, List.of(operand, builder.makeLiteral(zone)));
        }

        private RelDataType nullable(SqlTypeName name, RexNode like) {
            RelDataTypeFactory types = builder.getTypeFactory();
            RelDataType type =
                    name == SqlTypeName.TIMESTAMP
                            ? types.createSqlType(name, 6)
                            : types.createSqlType(name);
            return types.createTypeWithNullability(type, like.getType().isNullable());
        }
    }
}
