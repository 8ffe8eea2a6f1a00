package io.feldspar.sql.parser;

import io.feldspar.executor.function.WindowFrame;
import io.feldspar.sql.dialect.Dialect;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.parser.SqlParserUtil.ToTreeListItem;
import org.apache.calcite.util.Pair;
import org.jspecify.annotations.Nullable;

/// What the productions of expressions do with what they have parsed.
abstract class ExpressionActions extends GeneratorActions {

    private final LambdaForms lambdas = new LambdaForms();

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
        NegativeLiterals.fold(list);
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

    final SqlNode lambda(
            SqlParserPos position,
            SqlNodeList parameters,
            @Nullable SqlParserPos arrow,
            List<Object> body) {
        return lambdas.lambda(position, parameters, arrow, body);
    }

    final SqlNode comprehended(
            SqlParserPos position, ListComprehension comprehension, SqlNodeList expressions) {
        if (expressions.size() != 1) {
            throw FunctionForms.problem(
                    "A list comprehension has one expression",
                    "Write [x + 1 FOR x IN list].",
                    position);
        }
        return comprehension.writtenOut(position, lambdas, expressions.get(0));
    }

    /// Replaces the last operand with its cast.
    final void cast(List<Object> list, SqlNode type, SqlParserPos end) {
        CastOperand.cast(list, node -> casted(node, type, end));
    }

    /// Replaces the last operand with the part of it at a path.
    final void variantPath(List<Object> list, String path, SqlParserPos end) {
        CastOperand.cast(list, node -> NestedForms.variantPath(node, path, end));
    }

    /// Replaces the last operand with the interval that it writes.
    final void castToInterval(List<Object> list, SqlParserPos end) {
        CastOperand.cast(list, node -> writtenInterval(node, node.getParserPosition().plus(end)));
    }

    static SqlNode writtenInterval(SqlNode text, SqlParserPos position) {
        return Intervals.written(text, position);
    }

    private static SqlNode casted(SqlNode node, SqlNode type, SqlParserPos end) {
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
        SqlNode[] operands =
                lambdas.arguments(function, NamedArguments.inOrder(function, arguments), dialect);
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

    static SqlNode excluding(SqlIdentifier star, SqlNodeList columns) {
        return new SqlStarExclude(
                star.getParserPosition().plus(columns.getParserPosition()), star, columns);
    }

    static boolean hasFieldAlias(SqlNodeList row) {
        return row.stream().anyMatch(value -> value.getKind() == SqlKind.AS);
    }

    /// `(1 AS a, 2)`, a struct.
    static SqlNode structOf(SqlNodeList row) {
        SqlParserPos position = row.getParserPosition();
        return Objects.requireNonNull(
                NestedForms.named(
                        new SqlIdentifier("STRUCT", position),
                        row.toArray(new SqlNode[0]),
                        position));
    }

    /// A row of VALUES, whose columns an alias of the table names.
    static List<SqlNode> withoutFieldAliases(SqlNodeList row) {
        return row.stream()
                .map(value -> value.getKind() == SqlKind.AS ? ((SqlCall) value).operand(0) : value)
                .toList();
    }

    /// Adjacent strings, which may be in one line in Spark.
    final SqlNode chained(SqlParserPos position, SqlNode[] strings) {
        SqlNode chain = SqlStdOperatorTable.LITERAL_CHAIN.createCall(position, strings);
        return dialect == Dialect.SPARK
                ? SqlLiteral.createCharString(ConstantText.of(chain), position)
                : chain;
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
        return new WindowNode(position, base, partition, order, frame);
    }
}
