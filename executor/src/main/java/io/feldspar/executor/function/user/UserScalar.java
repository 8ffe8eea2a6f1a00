package io.feldspar.executor.function.user;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import java.util.Collections;
import java.util.List;

/// A scalar function that a user wrote in Java.
///
/// @param parameters the types of the arguments; of a function with varargs, of each of them
/// @param form how its code is called
public record UserScalar(
        String name,
        List<Type> parameters,
        Form form,
        Type result,
        boolean deterministic,
        FunctionSource source)
        implements VectorFunction, Routine {

    /// How code is called.
    public enum Form {
        /// Once for each row.
        ROWS,
        /// Once for each row, with any number of arguments.
        VARARGS,
        /// Once for many rows.
        BATCHES,
        /// By objects that are made of several arguments each, see [ObjectFunction].
        OBJECTS
    }

    public UserScalar {
        parameters = List.copyOf(parameters);
    }

    @Override
    public Description description() {
        return Description.of(
                "User functions", signature(), "A function in Java.", signature(), result.sql());
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        List<Type> wanted =
                form == Form.VARARGS
                        ? Collections.nCopies(arguments.size(), parameters.getFirst())
                        : parameters;
        return UserParameters.accept(name, wanted, arguments, signature());
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return result;
    }

    @Override
    public boolean repeatable() {
        return deterministic && form != Form.OBJECTS;
    }

    @Override
    public boolean nullAware() {
        return true;
    }

    @Override
    public VectorFunction forThread() {
        return LiveScalar.of(this);
    }

    /// Fails: code belongs to a thread, see [#forThread()].
    @Override
    public FlatVector evaluate(Type type, FlatVector[] arguments, int count) {
        throw new IllegalStateException("call forThread() first");
    }
}
