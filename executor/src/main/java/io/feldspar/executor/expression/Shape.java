package io.feldspar.executor.expression;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An expression with its literals and columns taken out: what a kernel is generated for. Equal
/// shapes share their kernel.
sealed interface Shape {

    /// The value of input `slot`.
    record Input(int slot, Carrier carrier) implements Shape {}

    /// Parameter `slot`, a literal.
    record Parameter(int slot, Carrier carrier) implements Shape {}

    /// A call of a static method.
    ///
    /// @param extras parameters that follow the arguments
    /// @param overflow the method that tells wrong results, or null
    /// @param rounds whether the result is a REAL, to be rounded to a float
    record Invoke(
            ClassDesc owner,
            String name,
            MethodTypeDesc type,
            List<Shape> arguments,
            List<Integer> extras,
            @Nullable String overflow,
            boolean fails,
            boolean rounds,
            Carrier carrier)
            implements Shape {
        public Invoke {
            arguments = List.copyOf(arguments);
            extras = List.copyOf(extras);
        }
    }

    /// AND, else OR.
    record Logic(boolean conjunction, List<Shape> operands) implements Shape {
        public Logic {
            operands = List.copyOf(operands);
        }

        @Override
        public Carrier carrier() {
            return Carrier.BOOLEAN;
        }
    }

    record Choice(Shape condition, Shape then, Shape otherwise) implements Shape {
        @Override
        public Carrier carrier() {
            return then.carrier();
        }
    }

    Carrier carrier();

    /// Whether some value can throw or overflow.
    default boolean partial() {
        return switch (this) {
            case Input _, Parameter _ -> false;
            case Invoke invoke ->
                    invoke.fails
                            || invoke.overflow != null
                            || invoke.arguments.stream().anyMatch(Shape::partial);
            case Logic logic -> logic.operands.stream().anyMatch(Shape::partial);
            case Choice choice ->
                    choice.condition.partial()
                            || choice.then.partial()
                            || choice.otherwise.partial();
        };
    }

    /// Whether the result is null exactly where some input is.
    default boolean strict() {
        return switch (this) {
            case Input _, Parameter _ -> true;
            case Invoke invoke -> invoke.arguments.stream().allMatch(Shape::strict);
            case Logic _, Choice _ -> false;
        };
    }
}
