package io.feldspar.executor.expression;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.PhysicalForm;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Vector;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Part of an expression that one generated loop computes; its interpreter does the first
/// rows, rows with nulls where nulls do not simply propagate, batches whose decimals do not fit
/// longs, and those with a row that fails, so that its error names the call that failed.
final class FusedNode extends Node {

    /// After a batch that did not fit, so many are interpreted at once.
    private static final int RETRY_AFTER = 8;

    private final Node twin;
    private final Shape shape;
    private final Node[] inputs;
    private final List<Carrier> carriers;
    private final Object[] parameters;
    private final List<ClassDesc> parameterTypes;
    private final boolean strict;
    private final boolean careful;
    private final Cell cell = new Cell();
    private @Nullable KernelKey key;
    private @Nullable Kernel kernel;
    private int generateAfter = EvaluationOptions.WORTH_GENERATING;
    private long rowsSeen;
    private int pause;

    FusedNode(
            Node twin,
            Shape shape,
            Node[] inputs,
            List<Carrier> carriers,
            Object[] parameters,
            List<ClassDesc> parameterTypes) {
        super(twin.type());
        this.twin = twin;
        this.shape = shape;
        this.inputs = inputs;
        this.carriers = List.copyOf(carriers);
        this.parameters = parameters;
        this.parameterTypes = parameterTypes;
        this.strict = shape.strict();
        this.careful = shape.partial() || carriers.contains(Carrier.SLICE);
    }

    /// This node, which makes its loop after so many rows.
    FusedNode generatingAfter(int rows) {
        generateAfter = rows;
        return this;
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        throw new IllegalStateException("a fused node is final");
    }

    @Override
    Vector evaluate(Batch batch) {
        Arguments arguments = prepare(batch, false);
        Vector result = arguments == null ? null : compute(batch, arguments);
        return result == null ? twin.evaluate(batch) : result;
    }

    /// Writes the rows for which the condition is true to `out`; -1 where [#evaluate] must
    /// tell.
    int select(Batch batch, int[] out) {
        Arguments arguments = prepare(batch, true);
        if (arguments == null || (arguments.nulls != null && !strict)) {
            return -1;
        }
        int[] rows = batch.selection();
        int count = batch.rowCount();
        if (arguments.nulls != null) {
            int[] known = new int[count];
            count = notNull(batch, arguments.nulls, known);
            rows = known;
        }
        try {
            Object[] outputs = {out};
            long kept = arguments.kernel.run(arguments.arrays, parameters, rows, count, outputs);
            return kept < 0 ? pause() : (int) kept;
        } catch (FeldsparException _) {
            return -1; // the interpreter finds which call failed
        }
    }

    private int pause() {
        pause = RETRY_AFTER;
        return -1;
    }

    private record Arguments(
            Kernel kernel, Object[] arrays, long @Nullable [] nulls, byte @Nullable [] heap) {}

    /// The kernel and its arrays, or null where the batch is to be interpreted.
    private @Nullable Arguments prepare(Batch batch, boolean selects) {
        rowsSeen += batch.rowCount();
        if (pause > 0) {
            pause--;
            return null;
        }
        if (kernel == null && rowsSeen < generateAfter && !known(selects)) {
            return null;
        }
        List<Object> arrays = new ArrayList<>();
        Boolean[] coded = new Boolean[inputs.length];
        long[] nulls = null;
        byte[] heap = null;
        for (int i = 0; i < inputs.length; i++) {
            Vector vector = inputs[i].evaluate(batch);
            FlatVector flat;
            int[] codes = null;
            long[] own;
            if (vector instanceof DictionaryVector dictionary
                    && dictionary.dictionary().nulls() == null
                    && dictionary.dictionary().length() > 0) {
                flat = dictionary.dictionary();
                codes = dictionary.codes();
                own = dictionary.nulls();
            } else {
                flat = vector.flatten(batch.selection(), batch.rowCount());
                own = flat.nulls();
            }
            if (!add(flat, arrays)) {
                return null;
            }
            if (codes != null) {
                arrays.add(codes);
            }
            coded[i] = codes != null;
            heap = i == 0 && flat instanceof BytesVector slices ? slices.heap() : heap;
            nulls = Nulls.or(nulls, own, batch.length());
        }
        return new Arguments(kernel(Arrays.asList(coded), selects), arrays.toArray(), nulls, heap);
    }

    /// Whether another query has made the kernel for flat inputs already.
    private boolean known(boolean selects) {
        if (rowsSeen > 1 && key == null) {
            Boolean[] flat = new Boolean[inputs.length];
            Arrays.fill(flat, false);
            key = new KernelKey(shape, carriers, Arrays.asList(flat), parameterTypes, selects);
            kernel = Kernels.find(key);
        }
        return kernel != null;
    }

    private Kernel kernel(List<Boolean> coded, boolean selects) {
        KernelKey current = key;
        Kernel known = kernel;
        if (known == null
                || current == null
                || current.selects() != selects
                || !current.coded().equals(coded)) {
            current = new KernelKey(shape, carriers, coded, parameterTypes, selects);
            known = Kernels.of(current);
            key = current;
            kernel = known;
        }
        return known;
    }

    /// Adds the vector's arrays; false where its values do not fit longs.
    private static boolean add(FlatVector vector, List<Object> arrays) {
        switch (vector) {
            case ByteVector bytes -> arrays.add(bytes.values());
            case IntVector ints -> arrays.add(ints.values());
            case LongVector longs -> arrays.add(longs.values());
            case DoubleVector doubles -> arrays.add(doubles.values());
            case LongPairVector pairs -> {
                arrays.add(pairs.low());
                return pairs.high() == null;
            }
            case BytesVector slices -> {
                arrays.add(slices.heap());
                arrays.add(slices.starts());
                arrays.add(slices.lengths());
            }
            case ListVector _, StructVector _ -> throw nested(vector.type());
        }
        return true;
    }

    private @Nullable Vector compute(Batch batch, Arguments arguments) {
        int[] rows = batch.selection();
        int count = batch.rowCount();
        long[] nulls = arguments.nulls;
        if (nulls != null && (careful || !strict)) {
            int[] known = new int[count];
            count = notNull(batch, nulls, known);
            rows = known;
        }
        FlatVector result = run(arguments, rows, count, batch.length(), strict ? nulls : null);
        return result == null || strict || nulls == null || count == batch.rowCount()
                ? result
                : merge(batch, nulls, result, rows, count);
    }

    private @Nullable FlatVector run(
            Arguments arguments,
            int @Nullable [] rows,
            int count,
            int length,
            long @Nullable [] nulls) {
        PhysicalForm form = type().form();
        Object[] outputs =
                switch (form) {
                    case BYTE -> new Object[] {new byte[length]};
                    case INT -> new Object[] {new int[length]};
                    case LONG, LONG_PAIR -> new Object[] {new long[length]};
                    case DOUBLE -> new Object[] {new double[length]};
                    case BYTES ->
                            new Object[] {
                                new int[length], new int[length], new SliceBuilder(capacity(count))
                            };
                    case LIST, STRUCT -> throw nested(type());
                };
        try {
            if (arguments.kernel.run(arguments.arrays, parameters, rows, count, outputs) != 0) {
                pause();
                return null;
            }
        } catch (FeldsparException _) {
            return null; // the interpreter finds which call failed
        }
        return switch (form) {
            case BYTE -> new ByteVector(type(), (byte[]) outputs[0], nulls, length);
            case INT -> new IntVector(type(), (int[]) outputs[0], nulls, length);
            case LONG -> new LongVector(type(), (long[]) outputs[0], nulls, length);
            case LONG_PAIR -> new LongPairVector(type(), (long[]) outputs[0], null, nulls, length);
            case DOUBLE -> new DoubleVector(type(), (double[]) outputs[0], nulls, length);
            case BYTES -> {
                byte[] own = ((SliceBuilder) outputs[2]).heap();
                byte[] heap = slicing() && arguments.heap != null ? arguments.heap : own;
                yield new BytesVector(
                        type(), heap, (int[]) outputs[0], (int[]) outputs[1], nulls, length);
            }
            case LIST, STRUCT -> throw nested(type());
        };
    }

    private static IllegalStateException nested(Type type) {
        return new IllegalStateException("code is not generated for " + type);
    }

    private int capacity(int count) {
        return slicing() ? 0 : 16 * count;
    }

    private boolean slicing() {
        return twin instanceof ScalarNode scalar && scalar.code().slicing();
    }

    /// The rows that have a null among the inputs are left to the interpreter.
    private Vector merge(
            Batch batch, long[] nulls, FlatVector result, int @Nullable [] rows, int count) {
        int[] others = new int[batch.rowCount() - count];
        int size = 0;
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            if (Nulls.isNull(nulls, row)) {
                others[size++] = row;
            }
        }
        ResultBuilder builder = new ResultBuilder(type(), batch.length());
        builder.copy(result, batch.withSelection(rows, count), cell);
        Batch rest = batch.withSelection(others, size);
        builder.copy(twin.evaluate(rest), rest, cell);
        return builder.build();
    }

    private static int notNull(Batch batch, long[] nulls, int[] rows) {
        int count = 0;
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            rows[count] = row;
            count += Nulls.isNull(nulls, row) ? 0 : 1;
        }
        return count;
    }
}
