package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.WindowFrame;
import io.feldspar.executor.type.Field;
import io.feldspar.sql.catalog.FileReference;
import io.feldspar.sql.dialect.Dialect;
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
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlInternalOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.parser.SqlParserUtil.ToTreeListItem;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/// What the productions in `src/main/codegen/includes` do with what they have parsed.
abstract class ParserActions extends GeneratorActions {

    /// What stands for a missing FROM, by identity.
    private final Set<SqlNode> oneRows = Collections.newSetFromMap(new IdentityHashMap<>());

    static Field column(SqlIdentifier name, SqlDataTypeSpec type, boolean nullable) {
        return DataTypes.column(name, type, nullable);
    }

    // Queries

    static boolean isStar(SqlNode item) {
        return item instanceof SqlIdentifier name && name.isStar();
    }

    /// A SELECT without FROM has one row, which WHERE may leave out.
    final SqlSelect selected(SqlSelect select) {
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

    /// `FROM from`, or `FROM from SELECT …`.
    final SqlNode fromFirst(SqlParserPos position, SqlNode from, @Nullable SqlSelect select) {
        if (select == null) {
            return new SqlSelect(
                    position,
                    null,
                    SqlNodeList.of(SqlIdentifier.star(position)),
                    from,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
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

    /// @param clause LIMIT, OFFSET or a word of FETCH
    final void requireNoOperator(Token clause) {
        switch (getToken(1).kind) {
            case FeldsparParserConstants.PLUS,
                    FeldsparParserConstants.MINUS,
                    FeldsparParserConstants.STAR,
                    FeldsparParserConstants.SLASH,
                    FeldsparParserConstants.PERCENT_REMAINDER ->
                    throw at(
                            getToken(0),
                            ErrorCode.NOT_SUPPORTED,
                            name(clause) + " takes a number, not an expression",
                            "Write the number that it comes to.");
            default -> {}
        }
    }

    final SqlNode negativeRows(Token clause) {
        throw at(
                getToken(0),
                ErrorCode.INVALID_PARAMETER,
                name(clause) + " is negative",
                "Write 0 or more.");
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
                    "Leave out the others, or put the whole name in back quotes.",
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

    // Expressions

    /// The tree of an operand, an operator, an operand, …
    static SqlNode tree(List<Object> list) {
        boolean rows = false;
        boolean mixed = false;
        for (int i = 0; i < list.size(); i++) {
            Object item = list.get(i);
            rows |= item instanceof SqlNode node && node.getKind() == SqlKind.ROW;
            mixed |= MixedInterval.is(item);
            if (i > 0 && isOperator(list.get(i - 1), SqlStdOperatorTable.EXISTS)) {
                list.set(i, withoutLimit((SqlNode) item));
            }
        }
        SqlNode tree = SqlParserUtil.toTree(list);
        if (mixed) {
            tree = MixedInterval.writtenOut(tree);
        }
        return rows ? RowComparisons.in(tree) : tree;
    }

    private static boolean isOperator(Object item, SqlOperator operator) {
        return item instanceof ToTreeListItem sign && sign.getOperator().equals(operator);
    }

    /// `EXISTS (query LIMIT n)` is `EXISTS (query)` where n is above 0.
    private static SqlNode withoutLimit(SqlNode query) {
        return query instanceof SqlOrderBy ordered
                        && ordered.offset == null
                        && ordered.fetch instanceof SqlNumericLiteral rows
                        && rows.bigDecimalValue().signum() > 0
                ? ordered.query
                : query;
    }

    private final LambdaForms lambdas = new LambdaForms();

    final SqlNode lambda(
            SqlParserPos position,
            SqlNodeList parameters,
            @Nullable SqlParserPos arrow,
            List<Object> body) {
        return lambdas.lambda(position, parameters, arrow, body);
    }

    /// Replaces the last operand with its cast.
    final void cast(List<Object> list, SqlDataTypeSpec type, SqlParserPos end) {
        CastOperand.cast(list, node -> casted(node, type, end));
    }

    /// Replaces the last operand with the interval that it writes.
    final void castToInterval(List<Object> list, SqlParserPos end) {
        CastOperand.cast(list, node -> writtenInterval(node, node.getParserPosition().plus(end)));
    }

    static SqlNode writtenInterval(SqlNode text, SqlParserPos position) {
        return Intervals.written(text, position);
    }

    private static SqlNode casted(SqlNode node, SqlDataTypeSpec type, SqlParserPos end) {
        SqlParserPos position = node.getParserPosition().plus(end);
        return SqlStdOperatorTable.CAST.createCall(position, node, type);
    }

    @Override
    protected final SqlCall createCall(
            SqlIdentifier function,
            SqlParserPos position,
            SqlFunctionCategory category,
            @Nullable SqlLiteral quantifier,
            SqlNode[] arguments) {
        SqlNode[] operands = lambdas.arguments(function, arguments, dialect);
        SqlCall other = FunctionForms.call(function, quantifier, operands, dialect, position);
        if (other != null) {
            return other;
        }
        SqlIdentifier name = FunctionForms.name(function, operands);
        return super.createCall(
                name, position, category, quantifier, FunctionForms.operands(name, operands));
    }

    /// @param digits the second argument, or null
    final SqlNode floorOrCeil(
            SqlParserPos position,
            boolean floor,
            List<SqlNode> arguments,
            @Nullable SqlNode digits) {
        if (digits == null) {
            return SqlStdOperatorTable.floorCeil(floor, FeldsparConformance.INSTANCE)
                    .createCall(position, arguments);
        }
        return createCall(
                new SqlIdentifier(floor ? "FLOOR_TO" : "CEIL_TO", position),
                position,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                null,
                new SqlNode[] {arguments.get(0), digits});
    }

    /// EXTRACT(field FROM value), where the field is a unit or a text.
    final SqlCall extracted(SqlParserPos position, List<SqlNode> arguments) {
        String field = arguments.get(0).toString().replace("'", "");
        SqlCall other =
                dialect == Dialect.SPARK
                        ? SparkForms.field(field, arguments.get(1), position)
                        : null;
        if (other != null) {
            return other;
        }
        return arguments.get(0) instanceof SqlLiteral
                ? SparkForms.function("DATE_PART", position, arguments.toArray(new SqlNode[0]))
                : SqlStdOperatorTable.EXTRACT.createCall(position, arguments);
    }

    /// SUBSTRING(text, start, length), and with FROM and FOR.
    final SqlCall substring(SqlParserPos position, List<SqlNode> arguments) {
        return dialect == Dialect.SPARK
                ? SparkForms.function(
                        "SPARK_SUBSTRING", position, arguments.toArray(SqlNode[]::new))
                : SqlStdOperatorTable.SUBSTRING.createCall(position, arguments);
    }

    /// Whether ESCAPE gives a character: an empty text gives none, except in Spark, where it is an
    /// error.
    final boolean escapes(SqlNode escape) {
        return dialect == Dialect.SPARK
                || !(escape instanceof SqlCharStringLiteral literal)
                || !literal.getValueAs(String.class).isEmpty();
    }

    final SqlNode trimmed(SqlParserPos position, SqlNode text, @Nullable SqlNode characters) {
        return createCall(
                new SqlIdentifier("BTRIM", position),
                position,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                null,
                characters == null ? new SqlNode[] {text} : new SqlNode[] {text, characters});
    }

    static SqlIdentifier column(String name, SqlParserPos position) {
        return new SqlIdentifier(
                List.of(name), null, position, List.of(position.withQuoting(true)));
    }

    final SqlNode inMicroseconds(SqlIdentifier function) {
        SqlParserPos position = function.getParserPosition();
        return createCall(
                function,
                position,
                SqlFunctionCategory.USER_DEFINED_FUNCTION,
                null,
                new SqlNode[] {SqlLiteral.createExactNumeric("6", position)});
    }

    final SqlCall orderedWithin(SqlCall aggregate) {
        return FunctionForms.ordered(
                dialect == Dialect.SPARK ? SparkForms.separated(aggregate) : aggregate);
    }

    /// Gives the last argument a name.
    static void named(List<SqlNode> arguments, SqlIdentifier alias) {
        SqlNode last = arguments.removeLast();
        arguments.add(
                SqlStdOperatorTable.AS.createCall(
                        last.getParserPosition().plus(alias.getParserPosition()), last, alias));
    }

    static SqlCall within(SqlParserPos position, SqlNode aggregate, SqlNodeList order) {
        return FunctionForms.withinGroup(position, aggregate, order);
    }

    // Windows

    /// IGNORE NULLS or RESPECT NULLS behind the arguments just read, until the call is made.
    @Nullable Pair<SqlParserPos, SqlOperator> nullTreatment;

    /// ORDER BY behind the arguments just read, until the call is made.
    @Nullable SqlNodeList argumentOrder;

    final SqlCall treated(SqlCall call) {
        Pair<SqlParserPos, SqlOperator> treatment = nullTreatment;
        SqlNodeList order = argumentOrder;
        nullTreatment = null;
        argumentOrder = null;
        SqlCall ordered =
                order == null
                        ? call
                        : SqlStdOperatorTable.WITHIN_GROUP.createCall(
                                call.getParserPosition(), call, order);
        return treatment == null
                ? ordered
                : treatment.right.createCall(call.getParserPosition(), ordered);
    }

    final SqlLiteral frameUnit(WindowFrame.Unit unit) {
        return SqlLiteral.createSymbol(unit, position(getToken(0)));
    }

    /// @param frame its unit, start, end and exclusion, or nothing; the end may be null
    static SqlWindow window(
            SqlParserPos position,
            @Nullable SqlIdentifier base,
            SqlNodeList partition,
            SqlNodeList order,
            List<@Nullable SqlNode> frame) {
        boolean framed = !frame.isEmpty();
        SqlNode exclude = framed ? frame.get(3) : SqlWindow.createExcludeNoOthers(position);
        return new SqlWindow(
                position,
                null,
                base,
                partition,
                order,
                framed ? (SqlLiteral) frame.get(0) : SqlLiteral.createBoolean(false, position),
                framed ? frame.get(1) : null,
                framed ? frame.get(2) : null,
                null,
                (SqlLiteral) exclude);
    }
}
