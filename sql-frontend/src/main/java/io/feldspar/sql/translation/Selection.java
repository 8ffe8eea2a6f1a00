package io.feldspar.sql.translation;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.parser.StarForms;
import io.feldspar.sql.parser.SyntaxParts;
import io.feldspar.sql.translation.Block.Item;
import io.feldspar.sql.tree.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/// The select list over the columns of a relation.
final class Selection {

    /// Functions of several rows or columns, which name their columns themselves.
    private static final Set<String> GENERATORS =
            Set.of(
                    "EXPLODE",
                    "EXPLODE_OUTER",
                    "POSEXPLODE",
                    "POSEXPLODE_OUTER",
                    "INLINE",
                    "INLINE_OUTER",
                    "JSON_TUPLE",
                    "STACK");

    private final Scope scope;
    private final Expressions expressions;

    Selection(Scope scope, SyntaxParts parts) {
        this.scope = scope;
        this.expressions = new Expressions(scope, parts);
    }

    List<Item> items(List<? extends Expr> items) {
        List<Item> list = new ArrayList<>();
        items.forEach(item -> add(item, list));
        return list;
    }

    private void add(Expr item, List<Item> list) {
        switch (item) {
            case Expr.Star(List<String> qualifier) -> addAll(qualifier, list);
            case Expr.Name(List<String> parts) -> {
                Scope.Found found = scope.find(parts);
                Column column = found.column();
                list.add(
                        found.fields().isEmpty()
                                ? passed(column)
                                : new Item(
                                        column.node(found.fields()),
                                        Column.of(parts.getLast(), List.of())));
            }
            case Expr.ColumnOf(long relation, String name) ->
                    list.add(passed(scope.of(relation, name)));
            case Expr.Alias(Expr operand, List<String> names) ->
                    list.add(
                            names.size() == 1
                                    ? new Item(
                                            expressions.node(operand),
                                            Column.of(names.getFirst(), List.of()))
                                    : new Item(expressions.node(item), null));
            case Expr.Call call when isGenerator(call.function()) ->
                    list.add(new Item(expressions.node(call), null));
            case Expr.Text(String sql) -> addWritten(sql, list);
            default -> list.add(new Item(expressions.node(item), Block.computed(item)));
        }
    }

    private static boolean isGenerator(String function) {
        return GENERATORS.contains(function.toUpperCase(Locale.ROOT));
    }

    private static Item passed(Column column) {
        return new Item(column.node(), column);
    }

    private void addAll(List<String> qualifier, List<Item> list) {
        List<Column> columns = scope.all(qualifier);
        if (columns != null) {
            columns.forEach(column -> list.add(passed(column)));
            return;
        }
        Scope.Found struct = scope.find(qualifier);
        List<String> path = new ArrayList<>(struct.column().path());
        path.addAll(struct.fields());
        list.add(new Item(star(path), null));
    }

    private static SqlIdentifier star(List<String> path) {
        List<String> names = new ArrayList<>(path);
        names.add("");
        return Column.identifier(names);
    }

    private void addWritten(String sql, List<Item> list) {
        SqlNode written = expressions.node(new Expr.Text(sql));
        if (written instanceof SqlIdentifier star && star.isStar()) {
            addAll(star.names.subList(0, star.names.size() - 1), list);
        } else if (StarForms.standsForSeveral(written)) {
            list.add(new Item(written, null));
        } else if (written.getKind() == SqlKind.AS) {
            SqlCall named = (SqlCall) written;
            list.add(
                    named.operandCount() > 2
                            ? new Item(written, null)
                            : new Item(
                                    named.operand(0),
                                    Column.of(
                                            ((SqlIdentifier) named.operand(1)).getSimple(),
                                            List.of())));
        } else if (written instanceof SqlCall call && isGenerator(call.getOperator().getName())) {
            list.add(new Item(written, null));
        } else {
            list.add(new Item(written, Column.of(label(sql, written), List.of())));
        }
    }

    private static String label(String sql, SqlNode written) {
        return written instanceof SqlIdentifier name ? name.names.getLast() : sql.strip();
    }

    List<Item> withColumns(List<Expr.Alias> columns) {
        List<Item> list = new ArrayList<>();
        Set<Expr.Alias> replacing = new HashSet<>();
        for (Column column : scope.visible()) {
            Expr.Alias replacement = last(columns, column.name());
            if (replacement == null) {
                list.add(passed(column));
            } else {
                replacing.add(replacement);
                list.add(
                        new Item(
                                expressions.node(replacement.operand()),
                                Column.of(replacement.names().getFirst(), List.of())));
            }
        }
        columns.stream().filter(column -> !replacing.contains(column)).forEach(c -> add(c, list));
        return list;
    }

    private static Expr.@org.jspecify.annotations.Nullable Alias last(
            List<Expr.Alias> columns, String name) {
        return columns.reversed().stream()
                .filter(column -> column.names().getFirst().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    List<Item> renamed(Map<String, String> names) {
        List<Item> list = new ArrayList<>();
        for (Column column : scope.visible()) {
            String other =
                    names.entrySet().stream()
                            .filter(entry -> entry.getKey().equalsIgnoreCase(column.name()))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(null);
            list.add(
                    other == null
                            ? passed(column)
                            : new Item(column.node(), Column.of(other, List.of())));
        }
        return list;
    }

    List<Item> named(List<String> names) {
        List<Column> columns = scope.visible();
        if (names.size() != columns.size()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "%d names were given for %d columns".formatted(names.size(), columns.size()),
                    "Give one for each: the columns are %s."
                            .formatted(String.join(", ", scope.names())));
        }
        List<Item> list = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            list.add(new Item(columns.get(i).node(), Column.of(names.get(i), List.of())));
        }
        return list;
    }

    List<Item> without(List<Expr> columns) {
        Set<Column> dropped = new HashSet<>();
        for (Expr column : columns) {
            switch (column) {
                case Expr.ColumnOf(long relation, String name) ->
                        dropped.add(scope.of(relation, name));
                case Expr.Name(List<String> parts) when parts.size() > 1 -> {
                    Scope.Found found = scope.look(parts);
                    if (found != null && found.fields().isEmpty()) {
                        dropped.add(found.column());
                    }
                }
                case Expr.Name(List<String> parts) ->
                        scope.visible().stream()
                                .filter(each -> each.name().equalsIgnoreCase(parts.getFirst()))
                                .forEach(dropped::add);
                default ->
                        throw new FeldsparException(
                                ErrorCode.INVALID_STATEMENT,
                                "'%s' is not a column that can be dropped"
                                        .formatted(column.label()),
                                "Name columns.");
            }
        }
        return scope.visible().stream()
                .filter(column -> !dropped.contains(column))
                .map(Selection::passed)
                .toList();
    }
}
