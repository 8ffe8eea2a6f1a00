package io.feldspar.executor.function.variant;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;

/// A function of one VARIANT.
abstract class VariantFunction extends FixedFunction {

    VariantFunction(String name, Type result, Description description) {
        super(name, description, Signature.of(result, SimpleType.VARIANT));
    }

    static Variant value(Slice bytes) {
        return Variant.of(bytes.heap, bytes.start);
    }

    static Description about(String signature, String doc, String example, String result) {
        return Description.of("JSON", signature, doc, example, result);
    }
}
