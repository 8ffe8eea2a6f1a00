package io.feldspar.executor.function.user;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.udf.Aggregator;
import io.feldspar.udf.BatchFunction;
import io.feldspar.udf.UDF0;
import io.feldspar.udf.UDF1;
import io.feldspar.udf.UDF10;
import io.feldspar.udf.UDF2;
import io.feldspar.udf.UDF3;
import io.feldspar.udf.UDF4;
import io.feldspar.udf.UDF5;
import io.feldspar.udf.UDF6;
import io.feldspar.udf.UDF7;
import io.feldspar.udf.UDF8;
import io.feldspar.udf.UDF9;
import io.feldspar.udf.UserFunction;
import io.feldspar.udf.VarargsUDF;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls a scalar function of rows, whatever interface it implements.
@FunctionalInterface
interface Invocation {

    @Nullable Object call(@Nullable Object[] arguments) throws Exception;

    /// The interfaces by the number of parameters.
    List<Class<?>> CONTRACTS =
            List.of(
                    UDF0.class,
                    UDF1.class,
                    UDF2.class,
                    UDF3.class,
                    UDF4.class,
                    UDF5.class,
                    UDF6.class,
                    UDF7.class,
                    UDF8.class,
                    UDF9.class,
                    UDF10.class);

    /// The interface or class that a function implements.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER if there are none or several
    static Class<?> contract(UserFunction function) {
        Class<?> found = null;
        for (Class<?> each : CONTRACTS) {
            found = one(function, each, found);
        }
        found = one(function, VarargsUDF.class, found);
        found = one(function, BatchFunction.class, found);
        found = one(function, Aggregator.class, found);
        if (found == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "'%s' is not a function".formatted(function.getClass().getName()),
                    "Implement one of UDF0 to UDF10, VarargsUDF or BatchFunction, or extend"
                            + " Aggregator.");
        }
        return found;
    }

    private static @Nullable Class<?> one(
            UserFunction function, Class<?> contract, @Nullable Class<?> other) {
        if (!contract.isInstance(function)) {
            return other;
        }
        if (other != null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "'%s' is both a %s and a %s"
                            .formatted(
                                    function.getClass().getName(),
                                    other.getSimpleName(),
                                    contract.getSimpleName()),
                    "Make two classes of it.");
        }
        return contract;
    }

    /// @param function that implements one of [#CONTRACTS]
    @SuppressWarnings({"unchecked", "rawtypes"})
    static Invocation of(UserFunction function) {
        return switch (function) {
            case UDF0 f -> _ -> f.call();
            case UDF1 f -> a -> f.call(a[0]);
            case UDF2 f -> a -> f.call(a[0], a[1]);
            case UDF3 f -> a -> f.call(a[0], a[1], a[2]);
            case UDF4 f -> a -> f.call(a[0], a[1], a[2], a[3]);
            case UDF5 f -> a -> f.call(a[0], a[1], a[2], a[3], a[4]);
            case UDF6 f -> a -> f.call(a[0], a[1], a[2], a[3], a[4], a[5]);
            case UDF7 f -> a -> f.call(a[0], a[1], a[2], a[3], a[4], a[5], a[6]);
            case UDF8 f -> a -> f.call(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]);
            case UDF9 f -> a -> f.call(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8]);
            case UDF10 f -> a -> f.call(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9]);
            case VarargsUDF f -> f::call;
            default -> throw new IllegalStateException("not a function of rows: " + function);
        };
    }
}
