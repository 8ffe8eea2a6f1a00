package io.feldspar.sql.parser;

import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.function.LambdaOperator;
import io.feldspar.sql.function.LambdaParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil.ToTreeListItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Lambdas among the arguments of a function, as calls of [LambdaOperator].
///
/// An argument `a -> 'b'` is a lambda of functions that take one; of others it is the JSON operator
/// `->`. Which it is shows when the call is made, so both are remembered until then.
final class LambdaForms {

    /// `a -> b` as an operand, an operator, and the operands and operators behind it.
    private record Arrow(SqlIdentifier left, SqlParserPos place, List<Object> right) {}

    /// Of the lambdas that were written.
    private final Map<SqlNode, @Nullable Arrow> arrows = new IdentityHashMap<>();

    /// @param place of `->`, or null where the lambda is written as `lambda x: x + 1`
    /// @param body a list of operands and operators
    SqlNode lambda(
            SqlParserPos position,
            SqlNodeList names,
            @Nullable SqlParserPos place,
            List<Object> body) {
        List<Object> right = new ArrayList<>(body);
        Body named = new Body(names);
        SqlNode lambda = named.lambda(position, ParserActions.tree(body));
        arrows.put(
                lambda,
                place == null || names.size() != 1
                        ? null
                        : new Arrow((SqlIdentifier) names.get(0), place, right));
        return lambda;
    }

    /// `e -> body`, of a parameter whose name nobody writes.
    ///
    /// @param captured what the body has besides
    static SqlNode ofElement(SqlParserPos position, SqlNode captured, UnaryOperator<SqlNode> body) {
        Innermost indexes = new Innermost();
        captured.accept(indexes);
        LambdaParameter element = new LambdaParameter("$element", indexes.free);
        return new LambdaOperator(List.of(element))
                .createCall(position, body.apply(element.createCall(position)));
    }

    /// The arguments of a call of the function. In Spark's dialect a value is a lambda without
    /// parameters where a lambda is needed.
    SqlNode[] arguments(SqlIdentifier function, SqlNode[] operands, Dialect dialect) {
        if (dialect == Dialect.FELDSPAR && arrows.isEmpty()) {
            return operands;
        }
        ScalarFunction named = FunctionRegistry.builtIn().findScalar(function.names.getLast());
        SqlNode[] arguments = operands.clone();
        for (int i = 0; i < arguments.length; i++) {
            boolean lambda = LambdaOperator.isLambda(arguments[i]);
            if (!(named instanceof HigherOrderFunction higherOrder)) {
                arguments[i] = lambda ? operator(function, arguments[i]) : arguments[i];
            } else if (!lambda
                    && dialect == Dialect.SPARK
                    && higherOrder.takesLambda(i, arguments.length)) {
                arguments[i] =
                        new LambdaOperator(List.of())
                                .createCall(arguments[i].getParserPosition(), arguments[i]);
            }
        }
        return arguments;
    }

    /// The JSON operator that the lambda is when the function takes none.
    private SqlNode operator(SqlIdentifier function, SqlNode lambda) {
        FunctionRegistry registry = FunctionRegistry.builtIn();
        String name = function.names.getLast();
        Arrow arrow = arrows.get(lambda);
        if (arrow == null
                && registry.findScalar(name) == null
                && registry.findAggregate(name) == null) {
            throw PlacedException.of(registry.notFound(name), function.getParserPosition());
        }
        if (arrow == null) {
            return lambda;
        }
        List<Object> list = new ArrayList<>();
        list.add(arrow.left());
        list.add(new ToTreeListItem(BinaryForm.JSON_VALUE, arrow.place()));
        list.addAll(arrow.right());
        return ParserActions.tree(list);
    }

    /// Puts parameters in the place of their names in the body of a lambda. Lambdas within have
    /// theirs already.
    private static final class Body extends SqlShuttle {

        private final Map<String, LambdaParameter> parameters = new LinkedHashMap<>();
        private final SqlNodeList names;
        private final Set<String> known = new HashSet<>();

        Body(SqlNodeList names) {
            this.names = names;
            for (SqlNode name : names) {
                if (!known.add(key(((SqlIdentifier) name).getSimple()))) {
                    throw FunctionForms.problem(
                            "Parameter '%s' of the lambda occurs twice".formatted(name),
                            "Give it another name.",
                            name.getParserPosition());
                }
            }
        }

        SqlNode lambda(SqlParserPos position, SqlNode body) {
            Innermost indexes = new Innermost();
            body.accept(indexes);
            int index = indexes.free;
            for (SqlNode name : names) {
                String written = ((SqlIdentifier) name).getSimple();
                parameters.put(key(written), new LambdaParameter(written, index++));
            }
            SqlNode replaced = body.accept(this);
            return new LambdaOperator(List.copyOf(parameters.values()))
                    .createCall(position, replaced == null ? body : replaced);
        }

        private static String key(String name) {
            return name.toLowerCase(Locale.ROOT);
        }

        @Override
        public SqlNode visit(SqlIdentifier name) {
            LambdaParameter parameter =
                    name.names.isEmpty() ? null : parameters.get(key(name.names.get(0)));
            if (parameter == null) {
                return name;
            }
            SqlNode value = parameter.createCall(name.getComponentParserPosition(0));
            for (int i = 1; i < name.names.size(); i++) {
                SqlParserPos place = name.getComponentParserPosition(i);
                value =
                        SqlStdOperatorTable.DOT.createCall(
                                value.getParserPosition().plus(place),
                                value,
                                new SqlIdentifier(name.names.get(i), place));
            }
            return value;
        }

        /// Names within subqueries are columns.
        @Override
        public @Nullable SqlNode visit(SqlCall call) {
            if (call.getKind().belongsTo(SqlKind.QUERY)) {
                return call;
            }
            boolean first =
                    call.getKind() == SqlKind.AS
                            || call.getKind() == SqlKind.DOT
                            || call.getKind() == SqlKind.ARGUMENT_ASSIGNMENT;
            if (!first) {
                return super.visit(call);
            }
            SqlNode[] operands = call.getOperandList().toArray(SqlNode[]::new);
            SqlNode replaced = operands[0].accept(this);
            operands[0] = replaced == null ? operands[0] : replaced;
            return call.getOperator().createCall(call.getParserPosition(), operands);
        }
    }

    /// Finds an index that no parameter of a lambda within has.
    private static final class Innermost extends SqlBasicVisitor<@Nullable Void> {

        int free;

        @Override
        public @Nullable Void visit(SqlCall call) {
            if (call.getOperator() instanceof LambdaOperator lambda) {
                for (LambdaParameter parameter : lambda.parameters()) {
                    free = Math.max(free, parameter.index() + 1);
                }
            }
            return super.visit(call);
        }
    }
}
