package io.feldspar.executor.function.aggregate;

import io.feldspar.executor.function.GroupedAccumulator;
import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.store.BytesBuilder;
import io.feldspar.executor.store.BytesBuilders;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The texts that are not null, joined by the separator (a comma if left out).
public final class StringAgg extends StandardAggregate {

    public StringAgg() {
        super(
                "STRING_AGG",
                List.of("LISTAGG", "GROUP_CONCAT"),
                about(
                        "STRING_AGG(text [, separator])",
                        "The texts that are not null, joined by the separator (a comma if left out).",
                        "SELECT STRING_AGG(x, '-') FROM (VALUES ('a'), ('b')) AS t(x)",
                        "a-b"),
                StringAgg::texts);
    }

    private static @Nullable List<Type> texts(List<Type> arguments) {
        return arguments.isEmpty() || arguments.size() > 2
                ? null
                : Collections.nCopies(arguments.size(), SimpleType.VARCHAR);
    }

    @Override
    Type result(List<Type> parameters) {
        return SimpleType.VARCHAR;
    }

    /// The text so far, and the separator to put before it.
    @Override
    List<Type> states(List<Type> parameters) {
        return List.of(SimpleType.VARCHAR, SimpleType.VARCHAR);
    }

    /// A null separator joins without one.
    @Override
    public boolean skipsNulls(int argument) {
        return argument == 0;
    }

    @Override
    public boolean orderSensitive() {
        return true;
    }

    @Override
    public GroupedAccumulator accumulator(
            List<Type> arguments,
            Type result,
            GroupedAccumulator.Groups groups,
            MemoryPool.Reservation memory) {
        return new Accumulator(memory);
    }

    /// The separator precedes each text but the first, so its own row's is used. A state
    /// carries the separator of its first row, for merging.
    private static final class Accumulator implements GroupedAccumulator {

        private static final byte[] COMMA = {','};

        private final BytesBuilders texts;
        private final BytesBuilders separators;

        Accumulator(MemoryPool.Reservation reservation) {
            texts = new BytesBuilders(reservation);
            separators = new BytesBuilders(reservation);
        }

        @Override
        public void ensure(int groups) {
            texts.ensure(groups);
            separators.ensure(groups);
        }

        @Override
        public void add(FlatVector[] arguments, Rows rows) {
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
                    target.append(
                            separator.heap(), separator.starts()[row], separator.lengths()[row]);
                }
                texts.get(group).append(text.heap(), text.starts()[row], text.lengths()[row]);
            }
        }

        /// Each partial text comes with the separator to put before it.
        @Override
        public void merge(FlatVector[] states, Rows rows) {
            add(states, rows);
        }

        @Override
        public void states(int from, int count, Vector[] out, int at) {
            out[at] = texts.slice(SimpleType.VARCHAR, from, count);
            out[at + 1] = separators.slice(SimpleType.VARCHAR, from, count);
        }

        @Override
        public Vector results(int from, int count) {
            return texts.slice(SimpleType.VARCHAR, from, count);
        }

        @Override
        public void reset() {
            texts.reset();
            separators.reset();
        }
    }
}
