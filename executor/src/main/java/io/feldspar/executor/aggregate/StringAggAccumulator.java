package io.feldspar.executor.aggregate;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;

/// STRING_AGG: texts joined by a separator, in the order in which they come.
///
/// The separator stands between a text and the one before it, so its own row's is used; a null one
/// joins without. A state carries the separator with which it was begun, for merging.
final class StringAggAccumulator extends Accumulator {

    private static final byte[] COMMA = {','};

    private final BytesBuilders texts;
    private final BytesBuilders separators;

    StringAggAccumulator(MemoryPool.Reservation reservation) {
        texts = new BytesBuilders(reservation);
        separators = new BytesBuilders(reservation);
    }

    @Override
    void ensure(int groups) {
        texts.ensure(groups);
        separators.ensure(groups);
    }

    @Override
    void add(FlatVector[] arguments, Rows rows) {
        BytesVector text = (BytesVector) arguments[0];
        BytesVector separator = arguments.length > 1 ? (BytesVector) arguments[1] : null;
        for (int i = 0; i < rows.count; i++) {
            int row = rows.rows == null ? i : rows.rows[i];
            int group = rows.groups == null ? 0 : rows.groups[i];
            BytesBuilder begun = texts.find(group);
            BytesBuilder target = begun == null ? separators.get(group) : begun;
            if (separator == null) {
                target.append(COMMA, 0, 1);
            } else if (!separator.isNull(row)) {
                target.append(separator.heap(), separator.starts()[row], separator.lengths()[row]);
            }
            texts.get(group).append(text.heap(), text.starts()[row], text.lengths()[row]);
        }
    }

    /// Each partial text comes with the separator to put before it.
    @Override
    void merge(FlatVector[] states, Rows rows) {
        add(states, rows);
    }

    @Override
    void states(int from, int count, Vector[] out, int at) {
        out[at] = texts.slice(SimpleType.VARCHAR, from, count);
        out[at + 1] = separators.slice(SimpleType.VARCHAR, from, count);
    }

    @Override
    Vector results(int from, int count) {
        return texts.slice(SimpleType.VARCHAR, from, count);
    }

    @Override
    void reset() {
        texts.reset();
        separators.reset();
    }
}
