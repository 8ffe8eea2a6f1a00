package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Selects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// The body of a function for one call of it.
///
/// ```text
/// an expression   CAST(body AS type), its parameters replaced by CAST(argument AS type)
/// with a query    (SELECT CAST(body AS type) FROM (SELECT CAST(argument AS type) AS a) AS f)
/// a table         (SELECT CAST(q.c AS type) AS c
///                  FROM (SELECT CAST(argument AS type) AS a) AS f, LATERAL body AS q)
/// ```
/// Within a query, columns come before parameters, and `f.a` is a parameter in any case.
final class FunctionBody {

    private final String name;
    private final Relation.Function function;
    private final SqlParserPos position;
    private final List<SqlNode> template;
    private final Map<String, SqlNode> arguments = new HashMap<>();

    /// @param written the arguments of the call
    /// @param expansion looks up the tables and functions of the body
    FunctionBody(
            String name,
            Relation.Function function,
            List<SqlNode> written,
            SqlParserPos position,
            UnaryOperator<SqlNode> expansion) {
        this.name = name;
        this.function = function;
        this.position = position;
        QueryText text = QueryText.known(template(function), function.dialect());
        SqlNode parsed = text.tree(SourceLines.of(text.sql()));
        SqlNode placed = expansion.apply(Placing.at(position, parsed));
        this.template = new ArrayList<>(((SqlSelect) placed).getSelectList());
        bind(written);
    }

    /// `SELECT body, CAST(NULL AS type) …, CAST(NULL AS parameter type) …, default …`.
    private static String template(Relation.Function function) {
        StringBuilder text = new StringBuilder("SELECT ").append(function.body());
        types(function).forEach(type -> text.append(", CAST(NULL AS ").append(type).append(')'));
        function.parameters()
                .forEach(
                        each ->
                                text.append(", ")
                                        .append(
                                                Objects.requireNonNullElse(
                                                        each.initial(), "NULL")));
        return text.toString();
    }

    /// Of the result, or of the columns, and then of the parameters; VARCHAR where there is none.
    private static List<String> types(Relation.Function function) {
        List<String> types = new ArrayList<>();
        types.add(Objects.requireNonNullElse(function.returns(), "VARCHAR"));
        function.columns().forEach(each -> types.add(type(each)));
        function.parameters().forEach(each -> types.add(type(each)));
        return types;
    }

    private static String type(Relation.Parameter parameter) {
        return Objects.requireNonNullElse(parameter.type(), "VARCHAR");
    }

    private SqlNode typeOf(int index) {
        return ((SqlCall) template.get(1 + index)).operand(1);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void bind(List<SqlNode> written) {
        List<Relation.Parameter> parameters = function.parameters();
        Map<String, SqlNode> named = new HashMap<>();
        int positional = 0;
        boolean byName = false;
        for (SqlNode each : written) {
            if (each.getKind() == SqlKind.ARGUMENT_ASSIGNMENT) {
                SqlCall assignment = (SqlCall) each;
                byName = true;
                String parameter = key(assignment.operand(1).toString());
                if (named.put(parameter, assignment.operand(0)) != null) {
                    throw count("has two arguments '%s'".formatted(parameter));
                }
            } else if (byName || positional == parameters.size()) {
                throw count(
                        "is called with too many arguments, or a positional one after a named one");
            } else {
                named.put(key(parameters.get(positional++).name()), each);
            }
        }
        for (int i = 0; i < parameters.size(); i++) {
            arguments.put(key(parameters.get(i).name()), argument(i, named));
        }
        if (!named.isEmpty()) {
            throw count("has no parameter '%s'".formatted(named.keySet().iterator().next()));
        }
    }

    private SqlNode argument(int index, Map<String, SqlNode> named) {
        Relation.Parameter parameter = function.parameters().get(index);
        SqlNode given = named.remove(key(parameter.name()));
        if (given == null && parameter.initial() == null) {
            throw count("needs an argument '%s'".formatted(parameter.name()));
        }
        int types = 1 + function.columns().size();
        int initial = 1 + types + function.parameters().size() + index;
        SqlNode value = given == null ? template.get(initial) : given;
        return parameter.type() == null ? value : cast(value, typeOf(types + index));
    }

    private PlacedException count(String problem) {
        return PlacedException.of(
                new FeldsparException(
                        ErrorCode.ARGUMENT_COUNT,
                        "Function '%s' %s".formatted(name, problem),
                        "It takes (%s)."
                                .formatted(
                                        String.join(
                                                ", ",
                                                function.parameters().stream()
                                                        .map(Relation.Parameter::name)
                                                        .toList()))),
                position);
    }

    private SqlNode cast(SqlNode value, SqlNode type) {
        return SqlStdOperatorTable.CAST.createCall(value.getParserPosition(), value, type);
    }

    /// The value of the call.
    SqlNode value() {
        SqlNode body = template.getFirst();
        boolean substitutes = !Queries.in(body);
        SqlNode bound = substitutes ? Objects.requireNonNull(body.accept(new Binding())) : body;
        SqlNode typed =
                function.returns() == null
                        ? bound
                        : SqlStdOperatorTable.CAST.createCall(position, bound, typeOf(0));
        if (substitutes || arguments.isEmpty()) {
            return typed;
        }
        refuseAggregates();
        return select(SqlNodeList.of(typed), parameterRow());
    }

    private void refuseAggregates() {
        for (SqlNode each : arguments.values()) {
            if (Queries.aggregates(each)) {
                throw PlacedException.of(
                        new FeldsparException(
                                ErrorCode.NOT_SUPPORTED,
                                "An aggregate as an argument of '%s', whose body has a query, is not"
                                                .formatted(name)
                                        + " supported",
                                "Aggregate in a subquery, and call the function around it."),
                        position);
            }
        }
    }

    /// The rows of the call.
    SqlNode rows() {
        SqlNode body = template.getFirst();
        List<SqlNode> alias = new ArrayList<>();
        alias.add(
                arguments.isEmpty()
                        ? body
                        : SqlStdOperatorTable.LATERAL.createCall(position, body));
        alias.add(new SqlIdentifier("$rows", position));
        SqlNodeList items = new SqlNodeList(position);
        for (int i = 0; i < function.columns().size(); i++) {
            SqlIdentifier column = new SqlIdentifier(function.columns().get(i).name(), position);
            alias.add(column);
            SqlIdentifier read = new SqlIdentifier(List.of("$rows", column.getSimple()), position);
            items.add(
                    SqlStdOperatorTable.AS.createCall(position, cast(read, typeOf(1 + i)), column));
        }
        if (items.isEmpty()) {
            items.add(
                    SqlIdentifier.star(
                            List.of("$rows", ""), position, List.of(position, position)));
        }
        SqlNode rows = SqlStdOperatorTable.AS.createCall(position, alias);
        return select(items, arguments.isEmpty() ? rows : joined(parameterRow(), rows));
    }

    private SqlNode joined(SqlNode left, SqlNode right) {
        return new SqlJoin(
                position,
                left,
                SqlLiteral.createBoolean(false, position),
                JoinType.COMMA.symbol(position),
                right,
                JoinConditionType.NONE.symbol(position),
                null);
    }

    /// `(SELECT CAST(argument AS type) AS a, …) AS f`.
    private SqlNode parameterRow() {
        SqlNodeList items = new SqlNodeList(position);
        for (Relation.Parameter each : function.parameters()) {
            items.add(
                    SqlStdOperatorTable.AS.createCall(
                            position,
                            Objects.requireNonNull(arguments.get(key(each.name()))),
                            new SqlIdentifier(each.name(), position)));
        }
        return SqlStdOperatorTable.AS.createCall(
                position, select(items, null), new SqlIdentifier(name, position));
    }

    private SqlSelect select(SqlNodeList items, @Nullable SqlNode from) {
        return Selects.of(position, items, from, null);
    }

    /// Puts the arguments in the place of the parameters.
    private final class Binding extends SqlShuttle {

        @Override
        public SqlNode visit(SqlIdentifier identifier) {
            boolean qualified =
                    identifier.names.size() > 1 && identifier.names.get(0).equalsIgnoreCase(name);
            List<String> names =
                    identifier.names.subList(qualified ? 1 : 0, identifier.names.size());
            SqlNode argument = arguments.get(key(names.getFirst()));
            return argument == null ? identifier : fields(argument, names.subList(1, names.size()));
        }

        private SqlNode fields(SqlNode struct, List<String> names) {
            SqlNode value = struct;
            for (String field : names) {
                value =
                        SqlStdOperatorTable.DOT.createCall(
                                position, value, new SqlIdentifier(field, position));
            }
            return value;
        }
    }

    /// Whether there is a query, or an aggregate, in an expression.
    private static final class Queries extends SqlBasicVisitor<@Nullable Void> {

        private boolean found;
        private boolean aggregate;

        static boolean in(SqlNode node) {
            Queries queries = new Queries();
            node.accept(queries);
            return queries.found;
        }

        static boolean aggregates(SqlNode node) {
            Queries queries = new Queries();
            node.accept(queries);
            return queries.aggregate;
        }

        @Override
        public @Nullable Void visit(SqlCall call) {
            String function = call.getOperator().getName().toUpperCase(Locale.ROOT);
            aggregate |= FunctionRegistry.builtIn().findAggregate(function) != null;
            found |= call.getKind().belongsTo(SqlKind.QUERY) || call.getKind() == SqlKind.LAMBDA;
            return found ? null : super.visit(call);
        }
    }

    /// Gives all nodes the place of the call, and calls without operands, of which several may be
    /// volatile, a place of their own within it.
    private static final class Placing extends SqlShuttle {

        private final SqlParserPos position;
        private int calls;

        private Placing(SqlParserPos position) {
            this.position = position;
        }

        static SqlNode at(SqlParserPos position, SqlNode node) {
            return Objects.requireNonNull(node.accept(new Placing(position)));
        }

        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            CallCopyingArgHandler handler = new CallCopyingArgHandler(call, true);
            call.getOperator().acceptCall(this, call, false, handler);
            SqlNode copy = Objects.requireNonNull(handler.result());
            return copy.clone(call.operandCount() == 0 ? own() : position);
        }

        private SqlParserPos own() {
            int end = Math.max(position.getColumnNum(), position.getEndColumnNum() - ++calls);
            return new SqlParserPos(
                    position.getLineNum(), position.getColumnNum(), position.getEndLineNum(), end);
        }

        @Override
        public SqlNode visit(SqlIdentifier identifier) {
            return new SqlIdentifier(identifier.names, position);
        }

        @Override
        public SqlNode visit(SqlLiteral literal) {
            return literal.clone(position);
        }

        @Override
        public SqlNode visit(SqlDataTypeSpec type) {
            return type.clone(position);
        }

        @Override
        public SqlNode visit(SqlIntervalQualifier qualifier) {
            return qualifier.clone(position);
        }
    }
}
