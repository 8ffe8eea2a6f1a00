package io.feldspar.executor.expression;

import java.lang.constant.ClassDesc;
import java.util.List;

/// All that decides how a kernel's code looks.
///
/// @param inputs what each input holds
/// @param coded per input, whether it is a dictionary
/// @param parameters the types of the parameters
/// @param selects whether the kernel writes the rows for which the shape is true, instead of
///     values
record KernelKey(
        Shape shape,
        List<Carrier> inputs,
        List<Boolean> coded,
        List<ClassDesc> parameters,
        boolean selects) {
    KernelKey {
        inputs = List.copyOf(inputs);
        coded = List.copyOf(coded);
        parameters = List.copyOf(parameters);
    }
}
