package io.feldspar.sql.translation;

import io.feldspar.sql.tree.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// A SELECT in the making. Its clauses are set in the order in which SQL evaluates them; what does
/// not fit any more goes into a block over this one.
final class Block {

    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    /// An item of the select list.
    ///
    /// @param output the column that it is, or null where the types tell how many it is
    record Item(SqlNode node, @Nullable Column output) {}

    private final SqlNode from;
    private Scope scope;
    private @Nullable SqlNode where;
    private @Nullable SqlNodeList groups;
    private @Nullable List<Item> items;
    private @Nullable SqlNode qualify;
    private boolean distinct;
    private @Nullable SqlNodeList order;
    private @Nullable SqlNode offset;
    private @Nullable SqlNode fetch;

    Block(SqlNode from, List<Column> columns) {
        this.from = from;
        this.scope = new Scope(columns);
    }

    SqlNode from() {
        return from;
    }

    /// The columns that expressions over its rows can name, as long as it has no items.
    Scope scope() {
        return scope;
    }

    /// Whether it is nothing but its FROM.
    boolean bare() {
        return filterable() && where == null;
    }

    boolean filterable() {
        return selectable() && order == null;
    }

    private boolean selectable() {
        return groups == null
                && items == null
                && qualify == null
                && !distinct
                && limitable()
                && order == null;
    }

    boolean limitable() {
        return fetch == null && offset == null;
    }

    /// Whether an order fits: SQL would look for its columns among the items first.
    boolean sortable() {
        return selectable();
    }

    boolean distinguishable() {
        return order == null && limitable() && qualify == null && !distinct;
    }

    void filter(SqlNode condition) {
        where =
                where == null
                        ? condition
                        : SqlStdOperatorTable.AND.createCall(NOWHERE, where, condition);
    }

    void group(SqlNodeList keys) {
        groups = keys;
    }

    void select(List<Item> list) {
        items = list;
    }

    void qualify(SqlNode condition) {
        qualify = condition;
    }

    void distinct() {
        distinct = true;
    }

    void sort(SqlNodeList keys) {
        order = keys.isEmpty() ? null : keys;
    }

    void limit(@Nullable Long count, long skipped) {
        fetch =
                count == null
                        ? null
                        : SqlLiteral.createExactNumeric(String.valueOf(count), NOWHERE);
        offset =
                skipped == 0
                        ? null
                        : SqlLiteral.createExactNumeric(String.valueOf(skipped), NOWHERE);
    }

    /// Changes what is known of the columns that it gives.
    void describe(UnaryOperator<Column> change) {
        if (items == null) {
            scope = new Scope(scope.columns().stream().map(change).toList());
        } else {
            items =
                    items.stream()
                            .map(
                                    item ->
                                            item.output() == null
                                                    ? item
                                                    : new Item(
                                                            item.node(),
                                                            change.apply(item.output())))
                            .toList();
        }
    }

    /// The columns that it gives, or null where only the types tell.
    @Nullable List<Column> outputs() {
        if (items == null) {
            return scope.visible();
        }
        List<Column> outputs = new ArrayList<>();
        for (Item item : items) {
            Column output = item.output();
            if (output == null) {
                return null;
            }
            outputs.add(output);
        }
        return outputs;
    }

    /// The whole query.
    ///
    /// @param names of the columns, or null where only the types tell
    SqlNode query(@Nullable List<String> names) {
        SqlNode select =
                new SqlSelect(
                        NOWHERE,
                        distinct ? SqlNodeList.of(SqlSelectKeyword.DISTINCT.symbol(NOWHERE)) : null,
                        selectList(names),
                        from,
                        where,
                        groups,
                        null,
                        null,
                        qualify,
                        null,
                        null,
                        null,
                        null);
        return order == null && limitable()
                ? select
                : new SqlOrderBy(
                        NOWHERE, select, order == null ? SqlNodeList.EMPTY : order, offset, fetch);
    }

    private SqlNodeList selectList(@Nullable List<String> names) {
        SqlNodeList list = new SqlNodeList(NOWHERE);
        if (items == null) {
            List<Column> columns = scope.visible();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                list.add(named(column.node(), names == null ? column.name() : names.get(i)));
            }
            return list;
        }
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            Column output = item.output();
            list.add(
                    output == null
                            ? item.node()
                            : named(item.node(), names == null ? output.name() : names.get(i)));
        }
        return list;
    }

    private static SqlNode named(SqlNode node, String name) {
        return SqlStdOperatorTable.AS.createCall(NOWHERE, node, Column.identifier(name));
    }

    /// The names, those that occur before changed so that each differs from all others.
    static List<String> unique(List<String> names) {
        Set<String> known = new HashSet<>();
        names.forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
        Set<String> used = new HashSet<>();
        List<String> unique = new ArrayList<>();
        for (String name : names) {
            String chosen = name;
            for (int i = 1; !used.add(chosen.toLowerCase(Locale.ROOT)); i++) {
                String next = name + "_" + i;
                chosen = known.contains(next.toLowerCase(Locale.ROOT)) ? chosen : next;
            }
            unique.add(chosen);
        }
        return unique;
    }

    /// The name of a column that an expression makes.
    static Column computed(Expr expression) {
        return Column.of(expression.label(), List.of());
    }
}
