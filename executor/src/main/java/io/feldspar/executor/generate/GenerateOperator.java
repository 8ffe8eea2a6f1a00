package io.feldspar.executor.generate;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.plan.Generator;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Vector;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Emits each row once per element of its lists. The elements of one row may span several batches.
///
/// ```text
/// a  list        a  element
/// 1  [x, y]  →   1  x
/// 2  []          1  y
/// 3  [z]         3  z
/// ```
public final class GenerateOperator implements Operator {

    private final Operator input;
    private final int[] columns;
    private final GeneratedColumn[] generated;
    private final boolean outer;
    private final OperatorContext context;
    private final int[] rows = new int[Batch.SIZE];
    private final long[] positions = new long[Batch.SIZE];
    private @Nullable Batch batch;
    private int next;
    private long position;

    /// @param types the types of the output's columns
    public GenerateOperator(
            Operator input,
            List<Integer> columns,
            List<Generator> generators,
            boolean outer,
            List<Type> types,
            OperatorContext context) {
        this.input = input;
        this.columns = columns.stream().mapToInt(Integer::intValue).toArray();
        this.outer = outer;
        this.context = context;
        generated = new GeneratedColumn[generators.size()];
        for (int i = 0; i < generated.length; i++) {
            Type type = types.get(this.columns.length + i);
            generated[i] =
                    switch (generators.get(i)) {
                        case Generator.Elements elements -> new ElementsColumn(elements.list());
                        case Generator.Series series -> new SeriesColumn(series, type);
                        case Generator.Ordinal _ -> new OrdinalColumn(type);
                    };
        }
    }

    @Override
    public @Nullable Batch next() {
        while (true) {
            // One row may have more elements than can be emitted in years.
            context.checkCancelled();
            Batch current = batch;
            if (current == null || next == current.rowCount()) {
                current = input.next();
                batch = current;
                next = 0;
                position = 0;
                if (current == null) {
                    return null;
                }
                for (GeneratedColumn column : generated) {
                    column.read(current);
                }
            }
            int count = fill(current);
            if (count > 0) {
                return emit(current, count);
            }
        }
    }

    /// Writes the input row and the list position of each output row; the position is -1 for a row
    /// without elements.
    private int fill(Batch current) {
        int count = 0;
        while (count < rows.length && next < current.rowCount()) {
            int row = current.row(next);
            long size = 0;
            for (GeneratedColumn column : generated) {
                size = Math.max(size, column.size(row));
            }
            if (size == 0 && outer) {
                rows[count] = row;
                positions[count++] = -1;
            }
            int taken = (int) Math.min(size - position, rows.length - count);
            for (int i = 0; i < taken; i++) {
                rows[count] = row;
                positions[count++] = position + i;
            }
            position += taken;
            if (position == size) {
                next++;
                position = 0;
            }
        }
        return count;
    }

    private Batch emit(Batch current, int count) {
        Vector[] output = new Vector[columns.length + generated.length];
        int[] codes = columns.length == 0 ? rows : Arrays.copyOf(rows, count);
        for (int c = 0; c < columns.length; c++) {
            Vector column = current.column(columns[c]);
            output[c] =
                    column instanceof FlatVector flat
                            ? new DictionaryVector(codes, flat, null, count)
                            : column.gatherEncoded(codes, count);
        }
        for (int g = 0; g < generated.length; g++) {
            output[columns.length + g] = generated[g].values(rows, positions, count);
        }
        return Batch.of(output, count);
    }

    @Override
    public void close() {
        batch = null;
        input.close();
    }
}
