package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import java.util.ArrayList;
import java.util.List;

/// A function of texts whose results are arrays of texts.
public abstract class TextListFunction extends FixedFunction implements VectorFunction {

    protected TextListFunction(String name, Description description, Signature... signatures) {
        super(name, description, signatures);
    }

    /// Makes the results of the rows of a batch, one after another.
    @FunctionalInterface
    protected interface Lists {

        /// Adds the elements of the result of a row to `out`; false where the result is NULL.
        boolean add(Cell[] in, List<String> out);
    }

    /// Called for each batch.
    protected abstract Lists lists();

    @Override
    public final FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        Cell[] in = new Cell[arguments.length];
        for (int i = 0; i < in.length; i++) {
            in[i] = new Cell();
        }
        Lists lists = lists();
        int[] starts = new int[count];
        int[] lengths = new int[count];
        List<String> elements = new ArrayList<>();
        long[] nulls = Nulls.allocate(count);
        boolean anyNull = false;
        for (int row = 0; row < count; row++) {
            starts[row] = elements.size();
            if (!read(arguments, row, in) || !lists.add(in, elements)) {
                Nulls.set(nulls, row);
                anyNull = true;
            }
            lengths[row] = elements.size() - starts[row];
        }
        return new ListVector(
                result, starts, lengths, texts(elements), anyNull ? nulls : null, count);
    }

    /// Whether no argument is null.
    private static boolean read(FlatVector[] arguments, int row, Cell[] in) {
        boolean whole = true;
        for (int i = 0; i < in.length; i++) {
            CellReader.read(arguments[i], row, in[i]);
            whole &= !in[i].isNull;
        }
        return whole;
    }

    private static FlatVector texts(List<String> elements) {
        int count = elements.size();
        int[] starts = new int[count];
        int[] lengths = new int[count];
        SliceBuilder heap = new SliceBuilder();
        for (int i = 0; i < count; i++) {
            heap.begin();
            heap.append(elements.get(i));
            starts[i] = heap.start();
            lengths[i] = heap.length();
        }
        return new BytesVector(SimpleType.VARCHAR, heap.heap(), starts, lengths, null, count);
    }
}
