package io.feldspar.session;

import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.WrittenName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The statement that makes a table of the warehouse.
final class CreateTableText {

    private CreateTableText() {}

    static String of(List<String> name, TableDetails table, Dialect dialect) {
        StringBuilder text = new StringBuilder("CREATE TABLE ");
        text.append(WrittenName.of(name, dialect));
        text.append(
                Stream.concat(
                                table.columns().stream().map(column -> column(column, dialect)),
                                table.constraints().stream()
                                        .map(constraint -> constraint(constraint, dialect)))
                        .map(element -> "\n  " + element)
                        .collect(Collectors.joining(",", " (", ")")));
        text.append("\nUSING iceberg");
        if (!table.partitioning().isEmpty()) {
            text.append(
                    table.partitioning().stream()
                            .map(
                                    field ->
                                            field.transform()
                                                    .sql(WrittenName.of(field.column(), dialect)))
                            .collect(Collectors.joining(", ", "\nPARTITIONED BY (", ")")));
        }
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
                + column.field().sqlType()
                + (column.field().nullable() ? "" : " NOT NULL")
                + value(column.value())
                + (comment == null ? "" : " COMMENT " + quoted(comment, dialect));
    }

    /// As after the type of a column; empty where no value is declared.
    static String value(@Nullable ColumnValue value) {
        return switch (value) {
            case ColumnValue.Default(Formula formula) -> " DEFAULT " + formula.sql();
            case ColumnValue.Generated(Formula formula) ->
                    " GENERATED ALWAYS AS (" + formula.sql() + ")";
            case ColumnValue.Identity identity ->
                    " GENERATED %s AS IDENTITY (START WITH %d INCREMENT BY %d)"
                            .formatted(
                                    identity.always() ? "ALWAYS" : "BY DEFAULT",
                                    identity.start(),
                                    identity.increment());
            case null -> "";
        };
    }

    private static String constraint(TableConstraint constraint, Dialect dialect) {
        return "CONSTRAINT %s %s"
                .formatted(
                        WrittenName.of(String.valueOf(constraint.name()), dialect),
                        definition(constraint, dialect));
    }

    /// A constraint without its name.
    static String definition(TableConstraint constraint, Dialect dialect) {
        return switch (constraint) {
            case TableConstraint.Check check -> "CHECK (" + check.condition().sql() + ")";
            case TableConstraint.Key key ->
                    (key.primary() ? "PRIMARY KEY " : "UNIQUE ")
                            + names(key.columns(), dialect)
                            + " NOT ENFORCED";
            case TableConstraint.ForeignKey key ->
                    "FOREIGN KEY %s REFERENCES %s %s NOT ENFORCED"
                            .formatted(
                                    names(key.columns(), dialect),
                                    WrittenName.of(key.table(), dialect),
                                    names(key.referenced(), dialect));
        };
    }

    private static String names(List<String> columns, Dialect dialect) {
        return columns.stream()
                .map(column -> WrittenName.of(column, dialect))
                .collect(Collectors.joining(", ", "(", ")"));
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
