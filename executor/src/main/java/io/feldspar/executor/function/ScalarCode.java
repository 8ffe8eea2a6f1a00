package io.feldspar.executor.function;

import io.feldspar.executor.function.Argument.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a function computes for given argument types: the code to interpret and, for what is
/// worth compiling, the static method that generated loops call. Both give the same results.
///
/// Code is *strict* unless it says otherwise: it sees only rows where no argument is null, and
/// the others are null.
///
/// @param interpretation computes one row
/// @param method the static method for generated loops, or null to interpret always
/// @param arguments indexes of the call's arguments that the code wants; the others are built
///     in
/// @param mayFail whether the code throws for some values
/// @param nullAware whether the code is called for null arguments too, and may give null
/// @param slicing whether each result is a view into the heap of the first wanted argument
/// @param range bounds of the result, or null where the type says all there is to know
public record ScalarCode(
        Interpretation interpretation,
        @Nullable Method method,
        @Nullable List<Integer> arguments,
        boolean mayFail,
        boolean nullAware,
        boolean slicing,
        @Nullable Range range) {

    /// Computes a row: reads the wanted arguments and sets the result.
    @FunctionalInterface
    public interface Interpretation {
        void apply(Cell[] in, Cell out);
    }

    /// A public static method of a public class, found by its name, which only one method there
    /// has. It takes the wanted arguments by their forms, then the extras.
    ///
    /// ```text
    /// BOOLEAN  boolean      LONG, DECIMAL    long         BYTES in   Slice
    /// INT      int          REAL, DOUBLE     double       BYTES out  a last parameter SliceBuilder
    /// ```
    ///
    /// @param extras constants: Integer, Long, Double and Boolean unboxed, others as they are
    /// @param overflow the name of a method with the same parameters that gives a long, not 0
    ///     where
    ///     the result of `name` is wrong because it does not fit; null where it always fits.
    ///     The batch is then computed again by interpretation, which knows the error or the
    ///     wide value
    public record Method(
            Class<?> owner, String name, List<Object> extras, @Nullable String overflow) {
        public Method {
            extras = List.copyOf(extras);
        }
    }

    public static ScalarCode interpreted(Interpretation interpretation) {
        return new ScalarCode(interpretation, null, null, false, false, false, null);
    }

    public static ScalarCode of(
            Class<?> owner, String method, Interpretation interpretation, Object... extras) {
        return new ScalarCode(
                interpretation,
                new Method(owner, method, List.of(extras), null),
                null,
                false,
                false,
                false,
                null);
    }

    public ScalarCode failing() {
        return new ScalarCode(interpretation, method, arguments, true, nullAware, slicing, range);
    }

    public ScalarCode withNulls() {
        return new ScalarCode(interpretation, method, arguments, mayFail, true, slicing, range);
    }

    public ScalarCode sliced() {
        return new ScalarCode(interpretation, method, arguments, mayFail, nullAware, true, range);
    }

    /// The same, wanting these of the call's arguments.
    public ScalarCode wanting(Integer... wanted) {
        return new ScalarCode(
                interpretation, method, List.of(wanted), mayFail, nullAware, slicing, range);
    }

    public ScalarCode within(@Nullable Range bounds) {
        return new ScalarCode(
                interpretation, method, arguments, mayFail, nullAware, slicing, bounds);
    }

    /// The same, with the method that tells wrong results; it may fail through
    /// interpretation.
    public ScalarCode checkedBy(String overflow) {
        Method own = method;
        if (own == null) {
            throw new IllegalStateException("interpreted code checks itself");
        }
        return new ScalarCode(
                interpretation,
                new Method(own.owner(), own.name(), own.extras(), overflow),
                arguments,
                true,
                nullAware,
                slicing,
                range);
    }
}
