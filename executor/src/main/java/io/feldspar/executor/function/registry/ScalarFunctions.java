package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.number.Add;
import io.feldspar.executor.function.number.Divide;
import io.feldspar.executor.function.number.Modulo;
import io.feldspar.executor.function.number.Multiply;
import io.feldspar.executor.function.number.Subtract;
import java.util.List;

/// The scalar functions of the engine, one line each.
final class ScalarFunctions {

    static final List<ScalarFunction> ALL =
            List.of(new Add(), new Subtract(), new Multiply(), new Divide(), new Modulo());

    private ScalarFunctions() {}
}
