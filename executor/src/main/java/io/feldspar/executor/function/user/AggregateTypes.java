package io.feldspar.executor.function.user;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.object.ObjectMapping;
import io.feldspar.executor.object.StructMapping;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The Java types of an aggregate function, and how their objects are values.
///
/// @param input of one argument, or a struct of the arguments
/// @param buffer null for buffers that have no SQL type, which are serialized
record AggregateTypes(
        java.lang.reflect.Type inputClass,
        ObjectMapping input,
        @Nullable ObjectMapping buffer,
        java.lang.reflect.Type resultClass) {

    /// @throws FeldsparException with TYPE_MISMATCH if input or result have no SQL type
    static AggregateTypes of(UserSignature signature) {
        java.lang.reflect.Type input = signature.types().get(0);
        return new AggregateTypes(
                input,
                ObjectMapping.of(input),
                buffer(signature.types().get(1)),
                signature.types().get(2));
    }

    private static @Nullable ObjectMapping buffer(java.lang.reflect.Type java) {
        try {
            return ObjectMapping.of(java);
        } catch (FeldsparException e) {
            return null;
        }
    }

    /// The input of a row.
    @Nullable Object read(FlatVector[] arguments, int row) {
        return input instanceof StructMapping struct
                ? struct.read(arguments, row)
                : input.read(arguments[0], row);
    }

    /// Whether the input is an object that holds the arguments.
    boolean composed() {
        return input instanceof StructMapping;
    }

    Routine describe(RoutineMaker maker, boolean deterministic, FunctionSource source) {
        List<Type> own =
                input instanceof StructMapping struct
                        ? struct.parts().stream().map(ObjectMapping::type).toList()
                        : List.of(input.type());
        List<Type> declared = maker.parameters();
        return new UserAggregate(
                maker.name(),
                declared == null ? own : declared,
                composed(),
                buffer == null ? SimpleType.VARBINARY : buffer.type(),
                maker.result(resultClass),
                deterministic,
                source);
    }
}
