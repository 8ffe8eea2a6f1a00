package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.error.SourceLocation;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.expression.Expression.Literal;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PlanRewrite;
import io.feldspar.executor.type.Schema;
import io.feldspar.planner.expression.RexTranslator;
import java.util.ArrayList;
import java.util.List;

/// Brings the rows of an INSERT into the shape of their table: columns in its order, cast to its
/// types, null where none is given.
final class Insertion {

    private Insertion() {}

    /// @param columns of the table that are given, or empty for all
    static PlannedQuery shape(
            PlannedQuery query, Schema target, List<String> columns, String table) {
        List<Integer> positions = positions(target, columns, table);
        int given = query.schema().size();
        int wanted = columns.isEmpty() ? target.size() : columns.size();
        if (given != wanted) {
            throw new FeldsparException(
                    ErrorCode.INVALID_STATEMENT,
                    "Table '%s' has %d columns but the query returns %d"
                            .formatted(table, wanted, given));
        }
        return shape(query, target, positions);
    }

    /// @param positions which column of the query each column of the table is, or -1
    static PlannedQuery shape(PlannedQuery query, Schema target, List<Integer> positions) {
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
            int position = positions.get(i);
            expressions.add(
                    position < 0
                            ? new Literal(null, target.type(i))
                            : RexTranslator.cast(
                                    new InputRef(position, query.schema().type(position)),
                                    target.type(i),
                                    SourceLocation.column(target.field(i).name())));
        }
        PhysicalPlan plan = new PhysicalPlan.Project(query.plan(), expressions, target);
        return new PlannedQuery(PlanRewrite.number(plan), target);
    }

    /// Which of the given columns each column of the table is; -1 where it is not given.
    ///
    /// @param columns of the table that are given, or empty for all
    static List<Integer> positions(Schema target, List<String> columns, String table) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
            positions.add(columns.isEmpty() ? i : -1);
        }
        for (int i = 0; i < columns.size(); i++) {
            int column = find(target, columns.get(i), table);
            if (positions.get(column) >= 0) {
                throw new FeldsparException(
                        ErrorCode.COLUMN_DUPLICATE,
                        "Column '%s' is named twice".formatted(columns.get(i)));
            }
            positions.set(column, i);
        }
        return positions;
    }

    static int find(Schema target, String name, String table) {
        for (int i = 0; i < target.size(); i++) {
            if (target.field(i).name().equalsIgnoreCase(name)) {
                return i;
            }
        }
        throw new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND,
                "Column '%s' not found in table '%s'".formatted(name, table));
    }
}
