package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.sql.catalog.FileReference;
import io.feldspar.sql.error.PlacedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlInternalOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// What the productions of queries in `src/main/codegen/includes` do with what they have parsed.
abstract class ParserActions extends ExpressionActions {

    /// What stands for a missing FROM, by identity.
    private final Set<SqlNode> oneRows = Collections.newSetFromMap(new IdentityHashMap<>());

    static Field column(SqlIdentifier name, SqlDataTypeSpec type, boolean nullable) {
        return DataTypes.column(name, type, nullable);
    }

    // Queries

    static boolean isStar(SqlNode item) {
        return item instanceof SqlIdentifier name && name.isStar();
    }

    /// The columns of DISTINCT ON, until ORDER BY is known.
    private final Map<SqlNode, SqlNodeList> distinctOn = new IdentityHashMap<>();

    /// A SELECT without FROM has one row, which WHERE may leave out.
    ///
    /// @param columns of DISTINCT ON, or null
    /// @param sample of USING SAMPLE, or null
    final SqlSelect selected(
            SqlSelect select, @Nullable SqlNodeList columns, SampleForms.@Nullable Sample sample) {
        if (columns != null) {
            RowLimits.distinctOn(select, columns);
            distinctOn.put(select, columns);
        }
        if (sample != null) {
            SampleForms.using(select, sample);
        }
        boolean clauses =
                select.getWhere() != null
                        || select.getGroup() != null
                        || select.getHaving() != null
                        || select.getQualify() != null;
        if (select.getFrom() == null && clauses) {
            SqlParserPos position = select.getParserPosition();
            SqlNode row =
                    SqlStdOperatorTable.ROW.createCall(
                            position, SqlLiteral.createExactNumeric("0", position));
            SqlNode one = SqlStdOperatorTable.VALUES.createCall(position, row);
            select.setFrom(one);
            oneRows.add(one);
        }
        return select;
    }

    /// A query with its ORDER BY, OFFSET and LIMIT, which may be null.
    final SqlNode limited(
            SqlParserPos position,
            SqlNode query,
            @Nullable SqlNodeList order,
            @Nullable SqlNode offset,
            @Nullable SqlNode fetch) {
        SqlNodeList columns = distinctOn.get(query);
        if (columns != null && order != null && query instanceof SqlSelect select) {
            RowLimits.order(select, columns, order);
        }
        return RowLimits.limited(
                position, query, order == null ? SqlNodeList.EMPTY : order, offset, fetch);
    }

    /// `FROM from WHERE where USING SAMPLE sample`.
    final SqlNode allWhere(
            SqlParserPos position,
            SqlNode from,
            @Nullable SqlNode where,
            SampleForms.@Nullable Sample sample) {
        SqlSelect all = (SqlSelect) fromFirst(position, from, null);
        all.setWhere(where);
        if (sample != null) {
            SampleForms.using(all, sample);
        }
        return all;
    }

    /// `FROM from` and `TABLE from`, or `FROM from SELECT …`.
    final SqlNode fromFirst(SqlParserPos position, SqlNode from, @Nullable SqlSelect select) {
        if (select == null) {
            return Selects.all(position, from);
        }
        if (select.getFrom() != null && !oneRows.contains(select.getFrom())) {
            throw PlacedException.of(
                    new FeldsparException(
                            ErrorCode.SYNTAX_ERROR,
                            "The query has two FROM clauses",
                            "Keep one of them."),
                    select.getFrom().getParserPosition());
        }
        select.setFrom(from);
        return select;
    }

    /// One element of GROUP BY made of a list.
    static List<SqlNode> grouped(SqlOperator operator, List<SqlNode> list) {
        SqlParserPos position = SqlParserPos.sum(list);
        return List.of(operator.createCall(position, list));
    }

    static SqlNode commaJoin(SqlParserPos comma, SqlNode left, SqlNode right) {
        return new SqlJoin(
                comma,
                left,
                SqlLiteral.createBoolean(false, comma),
                JoinType.COMMA.symbol(comma),
                right,
                JoinConditionType.NONE.symbol(SqlParserPos.ZERO),
                null);
    }

    final SqlNode allColumns() {
        return SqlLiteral.createSymbol(AllColumns.ALL, position(getToken(0)));
    }

    /// @param all what stands for GROUP BY ALL, or null where ALL is missing
    /// @param list what follows, or null
    static SqlNodeList grouping(
            SqlParserPos position,
            boolean distinct,
            @Nullable SqlNode all,
            @Nullable List<SqlNode> list) {
        if (list == null && all != null) {
            return new SqlNodeList(List.of(all), position);
        }
        List<SqlNode> groups = list == null ? List.of() : list;
        return new SqlNodeList(
                distinct
                        ? List.of(
                                SqlInternalOperators.GROUP_BY_DISTINCT.createCall(position, groups))
                        : groups,
                position);
    }

    /// A table that an alias follows: joins in parentheses are queries.
    static SqlNode joined(SqlNode table) {
        return table instanceof SqlJoin ? Selects.all(table) : table;
    }

    static SqlNode nearest(
            SqlLiteral join,
            SqlNode table,
            @Nullable SqlNode rows,
            boolean distance,
            SqlNode measure) {
        return NearestJoin.rows(join, table, rows, distance, measure);
    }

    static SqlNode nearestJoin(SqlNode left, SqlLiteral natural, SqlLiteral join, SqlNode nearest) {
        return NearestJoin.of(left, natural, join, nearest);
    }

    /// A pipe operator follows queries only.
    final void requireQuery(SqlNode node) {
        if (!node.isA(SqlKind.QUERY)) {
            throw at(
                    getToken(0),
                    ErrorCode.SYNTAX_ERROR,
                    "'|>' follows a query, not an expression",
                    "Write FROM table |> ….");
        }
    }

    /// @param columns their names, or null
    /// @param recursive what RECURSIVE says of all items
    /// @param limit a number, or null
    static SqlWithItem withItem(
            SqlIdentifier name,
            @Nullable SqlNodeList columns,
            SqlNode query,
            SqlLiteral recursive,
            @Nullable SqlNode limit) {
        SqlParserPos position = name.getParserPosition();
        if (limit != null && !recursive.booleanValue()) {
            throw FunctionForms.problem(
                    "MAX RECURSION LEVEL of '%s', which is not recursive"
                            .formatted(name.getSimple()),
                    "Write WITH RECURSIVE, or leave it out.",
                    limit.getParserPosition());
        }
        int steps =
                limit instanceof SqlNumericLiteral number
                        ? number.bigDecimalValue().intValue()
                        : RecursiveWith.NO_LIMIT;
        return new SqlWithItem(
                position,
                name,
                columns,
                query,
                recursive.booleanValue() ? new RecursiveWith(steps, position) : recursive);
    }

    // Names and statements in texts

    /// The last part of the name; the parts before it are added to the list.
    ///
    /// @param positions of the parts, or null
    final String identifier(
            String text,
            SqlParserPos position,
            List<String> names,
            @Nullable List<SqlParserPos> positions) {
        List<String> parts = new ArrayList<>(ConstantText.names(text, dialect, position));
        String last = parts.removeLast();
        names.addAll(parts);
        if (positions != null) {
            parts.forEach(_ -> positions.add(position));
        }
        return last;
    }

    static SqlIdentifier simple(List<String> names, List<SqlParserPos> positions) {
        if (names.size() > 1) {
            throw FunctionForms.problem(
                    "'%s' is a name of several parts, but one is needed here"
                            .formatted(String.join(".", names)),
                    "Omit the others, or put the whole name in back quotes.",
                    positions.getFirst());
        }
        return new SqlIdentifier(names.getFirst(), positions.getFirst());
    }

    /// @param values of USING, perhaps with names
    final Statement immediate(SqlNode text, List<List<String>> into, List<SqlNode> values) {
        List<Statement.Immediate.Argument> arguments = new ArrayList<>();
        for (SqlNode value : values) {
            boolean named = value.getKind() == SqlKind.AS;
            SqlNode expression = named ? ((SqlCall) value).operand(0) : value;
            SqlNode alias = named ? ((SqlCall) value).operand(1) : value;
            String name = alias instanceof SqlIdentifier id ? id.names.getLast() : null;
            SqlParserPos place = expression.getParserPosition();
            arguments.add(
                    new Statement.Immediate.Argument(
                            name == null ? null : name.toLowerCase(Locale.ROOT),
                            lines.text().substring(lines.start(place), lines.end(place))));
        }
        List<Statement.Immediate.Part> parts = ConstantText.parts(text);
        Statement.Immediate immediate = new Statement.Immediate(parts, into, arguments, dialect);
        boolean written = parts.stream().allMatch(part -> part.variable() == null);
        return written ? immediate.with(_ -> "") : immediate;
    }

    /// A view has the columns that its query has when it is read; others of Spark's modes do not.
    final void requireEvolution(String mode) {
        if (!mode.equalsIgnoreCase("EVOLUTION")) {
            throw at(
                    getToken(0),
                    ErrorCode.NOT_SUPPORTED,
                    "WITH SCHEMA %s is not supported".formatted(mode.toUpperCase(Locale.ROOT)),
                    "Leave it out, or write WITH SCHEMA EVOLUTION.");
        }
    }

    /// The aggregates of PIVOT: several are called by their texts where they have no alias.
    final List<SqlNode> pivoted(List<SqlNode> aggregates) {
        return aggregates.size() == 1
                ? aggregates
                : aggregates.stream().map(each -> PivotForms.named(each, lines)).toList();
    }

    // Tables

    final void addColumn(String name, String type, StringBuilder columns) {
        columns.append(columns.isEmpty() ? "" : ", ")
                .append('"')
                .append(name.replace("\"", "\"\""))
                .append("\" ")
                .append(type);
    }

    final SqlNode files(Token name, List<String> paths, Map<String, String> options) {
        String format = name.image.substring("read_".length()).toLowerCase(Locale.ROOT);
        SqlParserPos position = position(name).plus(position(getToken(0)));
        return new SqlIdentifier(
                List.of(format, new FileReference(paths, options).encode()),
                null,
                position,
                List.of(position, position));
    }

    final Reshaping.Key pivotKey(SqlNode expression, String text) {
        return PivotForms.key(expression, text, lines);
    }

    static Set<String> namesIn(List<SqlNode> expressions) {
        return PivotForms.names(expressions);
    }

    static Statement timeZone(String zone) {
        return ZoneForms.of(zone);
    }

    static Statement timeZone(SqlLiteral offset) {
        return ZoneForms.of(offset);
    }
}
