package io.feldspar.sql.table;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.access.Restriction;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.dialect.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a user gets to see of a table, as a view of it that reads with the engine's rights.
///
/// ```sql
/// SELECT "id", CAST((mask) AS VARCHAR) AS "name" FROM "feldspar"."main"."people" WHERE (filter)
/// ```
final class RestrictedView {

    private RestrictedView() {}

    /// @param all the columns of the table
    /// @param time the clause that names the state of the table, or nothing
    static Relation.View of(Relation.Restricted restricted, Schema all, String time) {
        Restriction restriction = restricted.restriction();
        TableName name = restricted.name();
        StringBuilder sql = new StringBuilder("SELECT ");
        sql.append(
                columns(restriction, all).fields().stream()
                        .map(field -> item(field, restriction))
                        .collect(Collectors.joining(", ")));
        sql.append(" FROM ")
                .append(quoted(name.catalog()))
                .append('.')
                .append(quoted(name.schema()))
                .append('.')
                .append(quoted(name.name()))
                .append(time);
        if (restriction.filter() != null) {
            sql.append(" WHERE (").append(restriction.filter()).append(')');
        }
        return new Relation.View(
                sql.toString(),
                List.of(),
                name.catalog(),
                name.schema(),
                Dialect.FELDSPAR,
                Relation.Definer.ENGINE);
    }

    /// Those columns that are seen.
    static Schema columns(Restriction restriction, Schema all) {
        Set<String> seen = restriction.columns();
        return seen == null
                ? all
                : new Schema(
                        all.fields().stream()
                                .filter(field -> seen.contains(lower(field.name())))
                                .toList());
    }

    private static String item(Field field, Restriction restriction) {
        String name = quoted(field.name());
        String mask = restriction.masks().get(lower(field.name()));
        return mask == null
                ? name
                : "CAST((%s) AS %s) AS %s".formatted(mask, field.type().sql(), name);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
