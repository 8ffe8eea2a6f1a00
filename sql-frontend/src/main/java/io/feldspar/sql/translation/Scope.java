package io.feldspar.sql.translation;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The columns that expressions over a relation can name.
record Scope(List<Column> columns) {

    Scope {
        columns = List.copyOf(columns);
    }

    /// A column, and the fields of its struct that the rest of a name leads to.
    record Found(Column column, List<String> fields) {}

    /// What a name means.
    ///
    /// @throws FeldsparException with COLUMN_NOT_FOUND or COLUMN_AMBIGUOUS
    Found find(List<String> parts) {
        Found found = look(parts);
        if (found == null) {
            throw notFound(String.join(".", parts));
        }
        return found;
    }

    /// As [#find], or null where no column has the name.
    @Nullable Found look(List<String> parts) {
        if (parts.size() > 1) {
            Column qualified = only(parts.get(0), parts.get(1));
            if (qualified != null) {
                return new Found(qualified, parts.subList(2, parts.size()));
            }
        }
        Column column = only(null, parts.get(0));
        return column == null ? null : new Found(column, parts.subList(1, parts.size()));
    }

    private @Nullable Column only(@Nullable String qualifier, String name) {
        List<Column> found =
                columns.stream().filter(column -> column.has(qualifier, name)).toList();
        return found.size() < 2 ? first(found) : unhidden(found, name);
    }

    private static @Nullable Column first(List<Column> found) {
        return found.isEmpty() ? null : found.getFirst();
    }

    private static Column unhidden(List<Column> found, String name) {
        List<Column> shown = found.stream().filter(column -> !column.hidden()).toList();
        if (shown.size() != 1) {
            throw ambiguous(name);
        }
        return shown.getFirst();
    }

    /// The column of a relation that this one is made of.
    Column of(long relation, String name) {
        List<Column> found =
                columns.stream()
                        .filter(
                                column ->
                                        column.name().equalsIgnoreCase(name)
                                                && column.relations().contains(relation))
                        .toList();
        if (found.isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "Column '%s' is not a column of this data set".formatted(name),
                    "It belongs to another one, or has been recomputed: use col(\"%s\")."
                            .formatted(name));
        }
        return found.size() == 1 ? found.getFirst() : unhidden(found, name);
    }

    /// Those that `*` or `qualifier.*` stand for; null where no column has the qualifier.
    @Nullable List<Column> all(List<String> qualifier) {
        if (qualifier.isEmpty()) {
            return visible();
        }
        String wanted = qualifier.getLast().toLowerCase(Locale.ROOT);
        List<Column> found =
                columns.stream().filter(column -> column.qualifiers().contains(wanted)).toList();
        return found.isEmpty() || qualifier.size() > 1 ? null : found;
    }

    List<Column> visible() {
        return columns.stream().filter(column -> !column.hidden()).toList();
    }

    List<String> names() {
        return visible().stream().map(Column::name).toList();
    }

    Scope and(Scope other) {
        List<Column> both = new ArrayList<>(columns);
        both.addAll(other.columns);
        return new Scope(both);
    }

    private static FeldsparException ambiguous(String name) {
        return new FeldsparException(
                ErrorCode.COLUMN_AMBIGUOUS,
                "Column '%s' is ambiguous".formatted(name),
                "Give the data sets names by alias, and write 'name.%s'.".formatted(name));
    }

    FeldsparException notFound(String name) {
        return new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND,
                "Column '%s' not found".formatted(name),
                NearestName.advice(
                        name,
                        names(),
                        "The columns are %s.".formatted(String.join(", ", names()))));
    }
}
