package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// What follows the expression of a list comprehension.
///
/// ```text
/// [x * 2 FOR x IN list IF x > 1]     transform(filter(list, x -> x > 1), x -> x * 2)
/// [x + i FOR x, i IN list IF p]      transform(filter(pairs, $p -> p), $p -> $p.x + $p.i), where
///                          pairs is  transform(list, (x, i) -> {'x': x, 'i': i + 1})
/// ```
///
/// @param index the place of the element in the list, from 1, or null
record ListComprehension(
        SqlIdentifier element,
        @Nullable SqlIdentifier index,
        SqlNode list,
        @Nullable SqlNode condition) {

    private static final String PAIR = "$pair";

    SqlNode writtenOut(SqlParserPos position, LambdaForms lambdas, SqlNode expression) {
        SqlNode elements = index == null ? list : pairs(position, lambdas, index);
        SqlNode kept =
                condition == null
                        ? elements
                        : call("FILTER", position, elements, lambda(lambdas, condition));
        return call("TRANSFORM", position, kept, lambda(lambdas, expression));
    }

    private SqlNode lambda(LambdaForms lambdas, SqlNode body) {
        SqlParserPos position = body.getParserPosition();
        if (index == null) {
            return lambdas.lambda(position, SqlNodeList.of(element), null, List.of(body));
        }
        SqlNode ofPair = body.accept(new OfPair(element, index));
        return lambdas.lambda(
                position,
                SqlNodeList.of(new SqlIdentifier(PAIR, position)),
                null,
                List.of(ofPair == null ? body : ofPair));
    }

    private SqlNode pairs(SqlParserPos position, LambdaForms lambdas, SqlIdentifier counted) {
        SqlNode fromOne =
                SqlStdOperatorTable.PLUS.createCall(
                        position, counted, SqlLiteral.createExactNumeric("1", position));
        SqlNode pair =
                call("NAMED_STRUCT", position, text(element), element, text(counted), fromOne);
        SqlNodeList names = new SqlNodeList(List.of(element, counted), position);
        return call(
                "TRANSFORM", position, list, lambdas.lambda(position, names, null, List.of(pair)));
    }

    private static SqlNode text(SqlIdentifier name) {
        return SqlLiteral.createCharString(name.getSimple(), name.getParserPosition());
    }

    private static SqlNode call(String function, SqlParserPos position, SqlNode... operands) {
        return NestedForms.call(function, position, List.of(operands));
    }

    /// Puts the fields of the pair in the place of the names.
    private static final class OfPair extends SqlShuttle {

        private final List<SqlIdentifier> names;

        OfPair(SqlIdentifier element, SqlIdentifier index) {
            this.names = List.of(element, index);
        }

        @Override
        public SqlNode visit(SqlIdentifier name) {
            for (SqlIdentifier each : names) {
                if (!name.names.isEmpty() && name.names.get(0).equalsIgnoreCase(each.getSimple())) {
                    List<String> path = new ArrayList<>(name.names);
                    path.set(0, each.getSimple());
                    path.addFirst(PAIR);
                    return new SqlIdentifier(path, name.getParserPosition());
                }
            }
            return name;
        }
    }
}
