package io.feldspar.executor.function.user;

import io.feldspar.executor.object.ObjectType;
import io.feldspar.udf.UserFunction;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function over objects that are made of several columns each.
///
/// @param inputs the arguments
/// @param widths how many columns each has
/// @param result the class of results, or of the elements of results
/// @param gives what a call gives
/// @param code of the call
public record ObjectFunction(
        List<ObjectInput> inputs, List<Integer> widths, ObjectType result, Gives gives, Code code)
        implements UserFunction {

    /// What a call gives.
    public enum Gives {
        /// One object for a row.
        ONE,
        /// Any number of objects for a row: an Iterator.
        SEVERAL,
        /// Any number of objects for the rows of a batch: the one argument is an Iterator too.
        OF_BATCH
    }

    /// What is called.
    @FunctionalInterface
    public interface Code extends Serializable {
        @Nullable Object call(@Nullable Object[] arguments) throws Exception;
    }

    public ObjectFunction {
        inputs = List.copyOf(inputs);
        widths = List.copyOf(widths);
    }
}
