package io.feldspar.planner.physical;

import io.feldspar.executor.expression.Expression.InputRef;
import io.feldspar.executor.type.Schema;
import io.feldspar.planner.expression.RexTranslator;
import java.util.function.IntUnaryOperator;

/// Columns of a relational node, found in the output of a plan.
///
/// @param schema of the plan
/// @param position where a column of the node is
record PositionedColumns(Schema schema, IntUnaryOperator position)
        implements RexTranslator.Columns {

    @Override
    public InputRef column(int index) {
        int at = position.applyAsInt(index);
        return new InputRef(at, schema.type(at));
    }

    @Override
    public String name(int index) {
        return schema.field(position.applyAsInt(index)).name();
    }
}
