package io.feldspar.sql.window;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.parser.SqlParserPos;

/// The rows of its input with a further column for each window call.
///
/// A node of its own, which no rule of Calcite's looks into: only what knows of windows moves
/// anything past it.
public final class Windowed extends SingleRel {

    /// @param operands columns of the input, in the order that the specification tells
    /// @param position for errors; takes no part in equality of nodes
    public record Call(
            WindowSpec spec, List<Integer> operands, RelDataType type, SqlParserPos position) {
        public Call {
            operands = List.copyOf(operands);
        }

        public List<Integer> partition() {
            return operands.subList(spec.firstPartition(), spec.firstKey());
        }

        public List<Integer> keys() {
            return operands.subList(spec.firstKey(), spec.firstKey() + spec.order().size());
        }
    }

    private final List<Call> calls;

    public Windowed(RelNode input, List<Call> calls) {
        super(input.getCluster(), input.getTraitSet(), input);
        this.calls = List.copyOf(calls);
    }

    public List<Call> calls() {
        return calls;
    }

    /// The columns of the input, which are the first of this node.
    public int inputColumns() {
        return getInput().getRowType().getFieldCount();
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new Windowed(inputs.get(0), calls);
    }

    @Override
    protected RelDataType deriveRowType() {
        RelDataTypeFactory.Builder row = getCluster().getTypeFactory().builder();
        row.addAll(getInput().getRowType().getFieldList());
        List<String> names = new ArrayList<>();
        for (Call call : calls) {
            String name = "$window" + names.size();
            names.add(name);
            row.add(name, call.type());
        }
        return row.uniquify().build();
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        super.explainTerms(writer);
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            writer.item("call" + i, call.spec() + " of " + call.operands() + " " + call.type());
        }
        return writer;
    }
}
