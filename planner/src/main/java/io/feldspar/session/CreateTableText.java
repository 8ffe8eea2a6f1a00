package io.feldspar.session;

import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.WrittenName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The statement that makes a table of the warehouse.
final class CreateTableText {

    private CreateTableText() {}

    static String of(List<String> name, TableDetails table, Dialect dialect) {
        StringBuilder text = new StringBuilder("CREATE TABLE ");
        text.append(WrittenName.of(name, dialect));
        text.append(
                table.columns().stream()
                        .map(column -> "\n  " + column(column, dialect))
                        .collect(Collectors.joining(",", " (", ")")));
        text.append("\nUSING iceberg");
        text.append(pairs("OPTIONS", table.options(), dialect));
        Map<String, String> properties = new TreeMap<>(table.properties());
        String comment = properties.remove(TableAlteration.COMMENT);
        if (comment != null) {
            text.append("\nCOMMENT ").append(quoted(comment, dialect));
        }
        return text.append(pairs("TBLPROPERTIES", properties, dialect)).toString();
    }

    private static String column(ColumnDefinition column, Dialect dialect) {
        String comment = column.comment();
        return WrittenName.of(column.field().name(), dialect)
                + " "
                + column.field().type().sql()
                + (column.field().nullable() ? "" : " NOT NULL")
                + (comment == null ? "" : " COMMENT " + quoted(comment, dialect));
    }

    private static String pairs(String word, Map<String, String> map, Dialect dialect) {
        return map.isEmpty()
                ? ""
                : map.entrySet().stream()
                        .map(
                                entry ->
                                        quoted(entry.getKey(), dialect)
                                                + " = "
                                                + quoted(entry.getValue(), dialect))
                        .collect(Collectors.joining(", ", "\n" + word + " (", ")"));
    }

    /// A string literal.
    static String quoted(String text, Dialect dialect) {
        String escaped =
                switch (dialect) {
                    case FELDSPAR -> text;
                    case SPARK -> text.replace("\\", "\\\\");
                };
        return "'" + escaped.replace("'", "''") + "'";
    }
}
