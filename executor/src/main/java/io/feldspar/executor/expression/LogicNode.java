package io.feldspar.executor.expression;

import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// AND or OR in three-valued logic. An operand is evaluated only at rows that the operands
/// before it leave open, so that `x <> 0 AND 10 / x > 1` never divides by zero.
final class LogicNode extends Node {

    private final Node[] operands;
    private final byte deciding;

    /// @param conjunction AND, else OR
    LogicNode(Node[] operands, boolean conjunction) {
        super(SimpleType.BOOLEAN);
        this.operands = operands;
        this.deciding = (byte) (conjunction ? 0 : 1);
    }

    Node[] operands() {
        return operands;
    }

    boolean conjunction() {
        return deciding == 0;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        Arrays.asList(operands).replaceAll(replacement);
    }

    @Override
    Vector evaluate(Batch batch) {
        byte[] result = new byte[batch.length()];
        long[] nulls = null;
        int[] open = new int[batch.rowCount()];
        int count = batch.rowCount();
        for (int i = 0; i < count; i++) {
            open[i] = batch.row(i);
            result[open[i]] = (byte) (1 - deciding);
        }
        for (int i = 0; i < operands.length && count > 0; i++) {
            Vector vector = operands[i].evaluate(batch.withSelection(open, count));
            ByteVector flat = (ByteVector) vector.flatten(open, count);
            int kept = 0;
            for (int j = 0; j < count; j++) {
                int row = open[j];
                boolean isNull = flat.isNull(row);
                if (isNull) {
                    nulls = nulls == null ? Nulls.allocate(batch.length()) : nulls;
                    Nulls.set(nulls, row);
                }
                if (!isNull && flat.values()[row] == deciding) {
                    result[row] = deciding;
                    clear(nulls, row);
                } else {
                    open[kept++] = row;
                }
            }
            count = kept;
        }
        return new ByteVector(SimpleType.BOOLEAN, result, nulls, batch.length());
    }

    private static void clear(long @Nullable [] nulls, int row) {
        if (nulls != null) {
            nulls[row >>> 6] &= ~(1L << row);
        }
    }
}
