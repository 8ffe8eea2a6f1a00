package io.feldspar.executor.expression;

import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import org.jspecify.annotations.Nullable;

/// One condition of a conjunction, with what it is measured to cost and to drop.
final class Conjunct {

    private final Node node;
    private double rowsIn;
    private double rowsOut;
    private double nanos;
    private @Nullable FlatVector dictionary;
    private byte[] mask = {};

    Conjunct(Node node) {
        this.node = node;
    }

    /// Rows dropped per nanosecond; the larger, the earlier it should run.
    double rank() {
        return (rowsIn - rowsOut + 1) / (nanos + 1);
    }

    int select(Batch batch, int[] out) {
        long start = System.nanoTime();
        int kept = fused(batch, out);
        if (kept < 0) {
            kept = keepTrue(node.evaluate(batch), batch, out);
        }
        rowsIn = rowsIn * 0.95 + batch.rowCount();
        rowsOut = rowsOut * 0.95 + kept;
        nanos = nanos * 0.95 + (System.nanoTime() - start);
        return kept;
    }

    /// The rows that a generated loop keeps, or -1 if there is none.
    private int fused(Batch batch, int[] out) {
        Node direct =
                node instanceof DictionaryNode detour && !detour.applies(batch)
                        ? detour.inner()
                        : node;
        return direct instanceof FusedNode loop ? loop.select(batch, out) : -1;
    }

    private int keepTrue(Vector truth, Batch batch, int[] out) {
        return switch (truth) {
            case ConstantVector constant ->
                    Boolean.TRUE.equals(constant.value(0)) ? keepAll(batch, out) : 0;
            case DictionaryVector codes -> {
                byte[] entries = mask(codes.dictionary());
                yield codes.nulls() == null
                        ? keepCodes(codes.codes(), entries, batch, out)
                        : keepCodes(codes.codes(), entries, codes.nulls(), batch, out);
            }
            case FlatVector flat -> {
                byte[] values = ((ByteVector) flat).values();
                long[] nulls = flat.nulls();
                yield nulls == null
                        ? keepRows(values, batch, out)
                        : keepRows(values, nulls, batch, out);
            }
        };
    }

    @SuppressWarnings("ReferenceEquality")
    private byte[] mask(FlatVector entries) {
        if (dictionary != entries) {
            dictionary = entries;
            byte[] values = ((ByteVector) entries).values();
            mask = new byte[entries.length()];
            for (int i = 0; i < mask.length; i++) {
                mask[i] = entries.isNull(i) ? 0 : values[i];
            }
        }
        return mask;
    }

    private static int keepAll(Batch batch, int[] out) {
        int[] selection = batch.selection();
        int count = batch.rowCount();
        if (selection == null) {
            for (int i = 0; i < count; i++) {
                out[i] = i;
            }
        } else {
            System.arraycopy(selection, 0, out, 0, count);
        }
        return count;
    }

    private static int keepRows(byte[] values, Batch batch, int[] out) {
        int[] selection = batch.selection();
        int count = batch.rowCount();
        int kept = 0;
        if (selection == null) {
            for (int row = 0; row < count; row++) {
                out[kept] = row;
                kept += values[row];
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = selection[i];
                out[kept] = row;
                kept += values[row];
            }
        }
        return kept;
    }

    private static int keepRows(byte[] values, long[] nulls, Batch batch, int[] out) {
        int[] selection = batch.selection();
        int count = batch.rowCount();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            out[kept] = row;
            kept += Nulls.isNull(nulls, row) ? 0 : values[row];
        }
        return kept;
    }

    private static int keepCodes(int[] codes, byte[] mask, Batch batch, int[] out) {
        int[] selection = batch.selection();
        int count = batch.rowCount();
        int kept = 0;
        if (selection == null) {
            for (int row = 0; row < count; row++) {
                out[kept] = row;
                kept += mask[codes[row]];
            }
        } else {
            for (int i = 0; i < count; i++) {
                int row = selection[i];
                out[kept] = row;
                kept += mask[codes[row]];
            }
        }
        return kept;
    }

    private static int keepCodes(int[] codes, byte[] mask, long[] nulls, Batch batch, int[] out) {
        int[] selection = batch.selection();
        int count = batch.rowCount();
        int kept = 0;
        for (int i = 0; i < count; i++) {
            int row = selection == null ? i : selection[i];
            out[kept] = row;
            kept += Nulls.isNull(nulls, row) ? 0 : mask[codes[row]];
        }
        return kept;
    }
}
