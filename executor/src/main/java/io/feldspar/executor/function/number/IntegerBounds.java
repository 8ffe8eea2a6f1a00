package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Argument.Range;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.ScalarCode.Method;
import io.feldspar.executor.type.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drops overflow checks where the bounds of the operands show that the result fits.
final class IntegerBounds {

    private IntegerBounds() {}

    static @Nullable Range of(List<Argument> arguments, char operator) {
        Range left = arguments.get(0).range();
        Range right = arguments.get(1).range();
        if (left == null || right == null) {
            return null;
        }
        return switch (operator) {
            case '+' -> left.plus(right);
            case '-' -> left.minus(right);
            case '*' -> left.times(right);
            default -> throw new IllegalArgumentException("no bounds for " + operator);
        };
    }

    static ScalarCode unchecked(ScalarCode checked, @Nullable Range range, Type result) {
        Range limits = Range.of(result);
        Method method = checked.method();
        if (range == null || limits == null || method == null || !range.within(limits)) {
            return checked;
        }
        return new ScalarCode(
                checked.interpretation(),
                new Method(method.owner(), method.name(), method.extras(), null),
                checked.arguments(),
                false,
                false,
                false,
                range);
    }

    /// Not 0 where the value is above `max` or below its negation less one.
    static long beyond(long value, int max) {
        return ((max - value) | (value + max + 1)) >> 63;
    }
}
