package io.feldspar.sql.generator;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;

/// The rows of its input, each once per element of its lists, with a further column for each call.
///
/// Where lists differ in length, shorter ones are padded with nulls. A separate node, which no
/// rule of Calcite transforms.
public final class Generated extends SingleRel {

    /// What a call gives.
    public enum Kind {
        /// The elements of an array.
        ELEMENTS,
        /// Numbers from a start to a stop, by a step.
        SERIES,
        /// As [#SERIES], without the stop.
        RANGE,
        /// The position of the row among those of one row of the input, from 0.
        ORDINAL
    }

    /// @param operands columns of the input
    public record Call(Kind kind, List<Integer> operands, RelDataType type) {
        public Call {
            operands = List.copyOf(operands);
        }
    }

    private final List<Call> calls;
    private final boolean outer;

    /// @param outer whether a row without elements appears once, with nulls
    public Generated(RelNode input, List<Call> calls, boolean outer) {
        super(input.getCluster(), input.getTraitSet(), input);
        this.calls = List.copyOf(calls);
        this.outer = outer;
    }

    public List<Call> calls() {
        return calls;
    }

    public boolean outer() {
        return outer;
    }

    /// The columns of the input, which are the first of this node.
    public int inputColumns() {
        return getInput().getRowType().getFieldCount();
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new Generated(inputs.get(0), calls, outer);
    }

    @Override
    protected RelDataType deriveRowType() {
        RelDataTypeFactory.Builder row = getCluster().getTypeFactory().builder();
        row.addAll(getInput().getRowType().getFieldList());
        for (int i = 0; i < calls.size(); i++) {
            row.add("$generated" + i, calls.get(i).type());
        }
        return row.uniquify().build();
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        super.explainTerms(writer).item("outer", outer);
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            writer.item("call" + i, call.kind() + " of " + call.operands() + " " + call.type());
        }
        return writer;
    }
}
