package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.VectorFunction;
import java.util.List;

/// Base of the functions over nested values whose arguments are all values.
abstract class NestedFunction extends DescribedFunction implements VectorFunction {

    NestedFunction(String name, List<String> aliases, Description description) {
        super(name, aliases, description);
    }
}
