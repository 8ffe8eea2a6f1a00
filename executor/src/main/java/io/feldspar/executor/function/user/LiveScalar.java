package io.feldspar.executor.function.user;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.object.ObjectMapping;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.VectorBuilder;
import io.feldspar.udf.BatchFunction;
import io.feldspar.udf.UserFunction;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A user's scalar function with its code. Belongs to one thread.
abstract sealed class LiveScalar implements VectorFunction {

    private final UserScalar function;

    private LiveScalar(UserScalar function) {
        this.function = function;
    }

    static VectorFunction of(UserScalar function) {
        UserFunction code = function.source().instance();
        return switch (code) {
            case BatchFunction batches -> new OfBatches(function, batches);
            case ObjectFunction objects -> new OfObjects(function, objects);
            default -> new OfRows(function, code);
        };
    }

    @Override
    public final String name() {
        return function.name();
    }

    @Override
    public final Description description() {
        return function.description();
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        return function.parameterTypes(arguments);
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        return function.result();
    }

    @Override
    public final boolean nullAware() {
        return true;
    }

    @Override
    public final FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        VectorBuilder out = new VectorBuilder(result, Math.max(1, count));
        try {
            evaluate(arguments, count, out);
        } catch (Throwable e) {
            throw FunctionFailure.of(name(), e);
        }
        return out.build();
    }

    abstract void evaluate(FlatVector[] arguments, int count, VectorBuilder out) throws Exception;

    private static final class OfBatches extends LiveScalar {

        private final BatchFunction code;

        OfBatches(UserScalar function, BatchFunction code) {
            super(function);
            this.code = code;
        }

        @Override
        void evaluate(FlatVector[] arguments, int count, VectorBuilder out) throws Exception {
            FunctionFailure.checkInterrupt();
            FlatVector[] copies =
                    Arrays.stream(arguments)
                            .map(column -> column.gather(null, count))
                            .toArray(FlatVector[]::new);
            code.call(List.of(copies), count, out);
            if (out.count() != count) {
                throw new FeldsparException(
                        ErrorCode.FUNCTION_FAILED,
                        "Function '%s' gave %d results for %d rows"
                                .formatted(name(), out.count(), count),
                        "Append a result or null for each row.");
            }
        }
    }

    private static final class OfRows extends LiveScalar {

        private final Invocation code;
        private final UserSignature signature;
        private final boolean varargs;
        private final ObjectMapping result;
        private ObjectMapping @Nullable [] parameters;

        OfRows(UserScalar function, UserFunction code) {
            super(function);
            this.code = Invocation.of(code);
            this.signature = UserSignature.of(code, Invocation.contract(code));
            this.varargs = function.form() == UserScalar.Form.VARARGS;
            this.result = ObjectMapping.of(signature.types().getLast(), function.result());
        }

        private ObjectMapping[] parameters(FlatVector[] columns) {
            ObjectMapping[] known = parameters;
            if (known == null) {
                known = new ObjectMapping[columns.length];
                for (int i = 0; i < known.length; i++) {
                    known[i] = ObjectMapping.of(type(i), columns[i].type());
                }
                parameters = known;
            }
            return known;
        }

        private java.lang.reflect.Type type(int argument) {
            java.lang.reflect.Type type = signature.types().get(varargs ? 0 : argument);
            return varargs && type instanceof Class<?> raw && raw.isArray()
                    ? raw.getComponentType()
                    : type;
        }

        private @Nullable Object[] arguments(int count) {
            return varargs && type(0) instanceof Class<?> raw
                    ? (@Nullable Object[]) Array.newInstance(raw, count)
                    : new Object[count];
        }

        @Override
        void evaluate(FlatVector[] columns, int count, VectorBuilder out) throws Exception {
            ObjectMapping[] mappings = parameters(columns);
            @Nullable Object[] values = arguments(columns.length);
            for (int row = 0; row < count; row++) {
                FunctionFailure.checkInterrupt();
                if (varargs) {
                    values = arguments(columns.length);
                }
                boolean missing = false;
                for (int i = 0; i < values.length; i++) {
                    values[i] = mappings[i].read(columns[i], row);
                    missing |= values[i] == null && isPrimitive(i);
                }
                if (missing) {
                    out.appendNull();
                } else {
                    result.write(code.call(values), out);
                }
            }
        }

        private boolean isPrimitive(int argument) {
            return argument < signature.primitive().size() && signature.primitive().get(argument);
        }
    }

    private static final class OfObjects extends LiveScalar {

        private final ObjectFunction code;
        private final ObjectMapping result;

        OfObjects(UserScalar function, ObjectFunction code) {
            super(function);
            this.code = code;
            this.result = code.result().mapping();
        }

        @Override
        void evaluate(FlatVector[] columns, int count, VectorBuilder out) throws Exception {
            FlatVector[][] own = slices(columns);
            switch (code.gives()) {
                case ONE -> {
                    for (int row = 0; row < count; row++) {
                        FunctionFailure.checkInterrupt();
                        result.write(code.code().call(arguments(own, row)), out);
                    }
                }
                case SEVERAL -> {
                    for (int row = 0; row < count; row++) {
                        list(code.code().call(arguments(own, row)), out);
                    }
                }
                case OF_BATCH -> ofBatch(own[0], count, out);
            }
        }

        /// The columns of each argument.
        private FlatVector[][] slices(FlatVector[] columns) {
            FlatVector[][] own = new FlatVector[code.widths().size()][];
            int from = 0;
            for (int i = 0; i < own.length; i++) {
                int to = from + code.widths().get(i);
                own[i] = Arrays.copyOfRange(columns, from, to);
                from = to;
            }
            return own;
        }

        private @Nullable Object[] arguments(FlatVector[][] own, int row) {
            @Nullable Object[] arguments = new Object[own.length];
            for (int i = 0; i < own.length; i++) {
                arguments[i] = code.inputs().get(i).read(own[i], row);
            }
            return arguments;
        }

        private void list(@Nullable Object given, VectorBuilder out) {
            Iterator<?> objects = (Iterator<?>) Objects.requireNonNull(given, "an Iterator");
            while (objects.hasNext()) {
                FunctionFailure.checkInterrupt();
                result.write(objects.next(), out.element());
            }
            out.endList();
        }

        /// All results are those of the first row.
        private void ofBatch(FlatVector[] columns, int count, VectorBuilder out) throws Exception {
            ObjectInput input = code.inputs().getFirst();
            Iterator<@Nullable Object> rows =
                    IntStream.range(0, count)
                            .<@Nullable Object>mapToObj(row -> input.read(columns, row))
                            .iterator();
            list(code.code().call(new Object[] {rows}), out);
            for (int row = 1; row < count; row++) {
                out.endList();
            }
        }
    }
}
