package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.partition.Transform;
import io.feldspar.executor.partition.Transform.TimeUnit;
import io.feldspar.sql.catalog.PartitionField;
import java.util.List;
import java.util.Locale;

/// What PARTITIONED BY says, as partition fields.
final class PartitionTerms {

    private PartitionTerms() {}

    static PartitionField identity(String column) {
        return new PartitionField(column, column, Transform.IDENTITY);
    }

    /// @param first where it begins
    /// @param arguments names of columns and numbers, in any order
    static PartitionField transform(Token first, String name, List<String> arguments) {
        int number = 0;
        String column = null;
        for (String argument : arguments) {
            if (Character.isDigit(argument.charAt(0))) {
                number = number(first, argument);
            } else if (column == null) {
                column = argument;
            } else {
                throw wrong(first, "'%s' is partitioned by several columns".formatted(name));
            }
        }
        if (column == null) {
            throw wrong(first, "'%s' names no column".formatted(name));
        }
        boolean parametrized =
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "bucket", "truncate" -> true;
                    default -> false;
                };
        if (parametrized != (number > 0) || arguments.size() != (parametrized ? 2 : 1)) {
            throw wrong(first, "'%s' has wrong arguments".formatted(name));
        }
        Transform transform = of(first, name, number);
        return new PartitionField(transform.fieldName(column), column, transform);
    }

    private static Transform of(Token first, String name, int number) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "identity" -> Transform.IDENTITY;
            case "bucket" -> new Transform.Bucket(number);
            case "truncate" -> new Transform.Truncate(number);
            case "years", "year" -> new Transform.Time(TimeUnit.YEAR);
            case "months", "month" -> new Transform.Time(TimeUnit.MONTH);
            case "days", "day", "date" -> new Transform.Time(TimeUnit.DAY);
            case "hours", "hour", "date_hour" -> new Transform.Time(TimeUnit.HOUR);
            default -> throw wrong(first, "'%s' is not a partition transform".formatted(name));
        };
    }

    private static int number(Token first, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw wrong(first, "'%s' is too large".formatted(text));
        }
    }

    private static FeldsparException wrong(Token first, String problem) {
        return new FeldsparException(
                        ErrorCode.INVALID_DEFINITION,
                        problem,
                        "Use a column, or one of years(c), months(c), days(c), hours(c),"
                                + " bucket(n, c) and truncate(n, c).")
                .at("at %d:%d".formatted(first.beginLine, first.beginColumn));
    }
}
