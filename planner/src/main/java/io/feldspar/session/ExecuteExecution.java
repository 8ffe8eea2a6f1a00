package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.PreparedText;
import io.feldspar.sql.parser.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// EXECUTE: the values are computed, then the prepared statement runs with them.
record ExecuteExecution(Statement.Execute execute) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        PreparedText text = context.session().prepared().get(execute.name());
        List<Integer> places = places(text);
        List<@Nullable Object> values = values(context);
        List<@Nullable Object> parameters = new ArrayList<>();
        text.parameters().forEach(number -> parameters.add(values.get(places.indexOf(number))));
        context.session().transaction().before(text.statement());
        return StatementExecution.of(text.statement()).run(context.with(parameters));
    }

    /// Which parameter each value is for.
    private List<Integer> places(PreparedText text) {
        List<Integer> places = new ArrayList<>();
        for (Statement.Execute.Argument argument : execute.arguments()) {
            String name = argument.name();
            int place =
                    name == null
                            ? places.size()
                            : text.names().indexOf(name.toLowerCase(Locale.ROOT));
            if (place < 0 || places.contains(place)) {
                throw new FeldsparException(
                        ErrorCode.PARAMETER_COUNT,
                        "Prepared statement '%s' does not have one parameter '%s'"
                                .formatted(execute.name(), name),
                        "Give a value for each of %s.".formatted(text.names()));
            }
            places.add(place);
        }
        if (places.size() != text.count()) {
            throw new FeldsparException(
                    ErrorCode.PARAMETER_COUNT,
                    "Prepared statement '%s' has %d parameters, but %d values were given"
                            .formatted(execute.name(), text.count(), places.size()),
                    "Write EXECUTE %s (value, …).".formatted(execute.name()));
        }
        return places;
    }

    private List<@Nullable Object> values(StatementContext context) {
        if (execute.arguments().isEmpty()) {
            return List.of();
        }
        ComposedQuery query = new ComposedQuery(execute.parts(), context.parameters());
        String before = "SELECT ";
        for (Statement.Execute.Argument argument : execute.arguments()) {
            query.add(before).add(argument.value());
            before = ", ";
        }
        try {
            PlannedQuery planned = query.plan(context);
            List<@Nullable Object> row = RowOfQuery.of(context, planned);
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                values.add(parameter(planned.schema().type(i), row.get(i)));
            }
            return values;
        } catch (FeldsparException e) {
            throw query.placed(e);
        }
    }

    /// A value as parameters have it.
    private static @Nullable Object parameter(Type type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(type instanceof SimpleType simple)) {
            return value instanceof Number ? value : refused(type);
        }
        return switch (simple) {
            case DATE -> LocalDate.ofEpochDay(((Number) value).longValue());
            case TIME -> LocalTime.MIDNIGHT.plus(((Number) value).longValue(), ChronoUnit.MICROS);
            case TIMESTAMP -> time(value).toLocalDateTime();
            case TIMESTAMP_TZ -> time(value);
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, REAL, DOUBLE, VARCHAR, VARBINARY ->
                    value;
            case NULL -> null;
            case UUID, VARIANT, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> refused(type);
        };
    }

    private static OffsetDateTime time(Object micros) {
        return Instant.EPOCH
                .plus(((Number) micros).longValue(), ChronoUnit.MICROS)
                .atOffset(ZoneOffset.UTC);
    }

    private static Object refused(Type type) {
        throw new FeldsparException(
                ErrorCode.NOT_SUPPORTED,
                "A value of type %s cannot be given to a prepared statement".formatted(type.sql()),
                "Give it as text, and CAST it in the statement.");
    }
}
