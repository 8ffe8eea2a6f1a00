package io.feldspar.executor.expression;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Evaluates an expression over one column per dictionary entry instead of per row.
///
/// The result for a dictionary is remembered as long as batches come with it. A dictionary
/// larger than the rows that are seen of it is not worth it, so rows are counted first.
/// Entries that no row has may fail; then rows are evaluated one by one.
final class DictionaryNode extends Node {

    private Node inner;
    private final int column;
    private @Nullable FlatVector dictionary;
    private @Nullable FlatVector mapped;
    private boolean nullEntry;
    private boolean failed;
    private long rowsSeen;

    DictionaryNode(Node inner, int column) {
        super(inner.type());
        this.inner = inner;
        this.column = column;
    }

    Node inner() {
        return inner;
    }

    /// Whether the batch's column is one that pays.
    boolean applies(Batch batch) {
        return batch.column(column) instanceof DictionaryVector;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        inner = replacement.apply(inner);
    }

    @Override
    Vector evaluate(Batch batch) {
        if (!(batch.column(column) instanceof DictionaryVector codes)
                || codes.dictionary().length() == 0) {
            return inner.evaluate(batch);
        }
        if (!isCurrent(codes.dictionary())) {
            dictionary = codes.dictionary();
            mapped = null;
            failed = false;
            rowsSeen = 0;
        }
        rowsSeen += batch.rowCount();
        if (mapped == null && !failed && rowsSeen * 2 >= codes.dictionary().length()) {
            map(batch, codes.dictionary());
        }
        FlatVector entries = mapped;
        if (entries == null) {
            return inner.evaluate(batch);
        }
        return recode(codes, entries);
    }

    @SuppressWarnings("ReferenceEquality")
    private boolean isCurrent(FlatVector entries) {
        return dictionary == entries;
    }

    private void map(Batch batch, FlatVector entries) {
        int size = entries.length();
        try {
            Vector result = inner.evaluate(over(batch, entries, size));
            Vector ofNull =
                    inner.evaluate(over(batch, ConstantVector.of(entries.type(), null, 1), 1));
            nullEntry = !ofNull.isNull(0);
            if (nullEntry) {
                ResultBuilder builder = new ResultBuilder(type(), size + 1);
                Cell cell = new Cell();
                builder.copy(result, over(batch, entries, size), cell);
                int[] shifted = {size};
                Vector[] none = {};
                builder.copy(
                        ofNull.gather(new int[size + 1], size + 1),
                        Batch.of(none, size + 1, shifted, 1),
                        cell);
                mapped = builder.build();
            } else {
                mapped = result.flatten(null, size);
            }
        } catch (FeldsparException _) {
            failed = true;
        }
    }

    private static Batch over(Batch batch, Vector values, int length) {
        Vector[] columns = new Vector[batch.columnCount()];
        Arrays.fill(columns, values);
        return Batch.of(columns, length);
    }

    private Vector recode(DictionaryVector vector, FlatVector entries) {
        long[] nulls = vector.nulls();
        if (!nullEntry || nulls == null) {
            return new DictionaryVector(vector.codes(), entries, nulls, vector.length());
        }
        int[] codes = vector.codes().clone();
        for (int row = 0; row < vector.length(); row++) {
            if (Nulls.isNull(nulls, row)) {
                codes[row] = entries.length() - 1;
            }
        }
        return new DictionaryVector(codes, entries, null, vector.length());
    }
}
