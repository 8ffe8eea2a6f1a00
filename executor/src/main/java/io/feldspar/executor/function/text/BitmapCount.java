package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The number of bits that are 1.
public final class BitmapCount extends FixedFunction {

    public BitmapCount() {
        super(
                "BITMAP_COUNT",
                Description.of(
                        "Strings",
                        "BITMAP_COUNT(bitmap)",
                        "The number of bits that are 1.",
                        "BITMAP_COUNT(UNHEX('1010'))",
                        "2"),
                Signature.of(SimpleType.BIGINT, SimpleType.VARBINARY));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.int64 = count(in[0].slice));
    }

    private static long count(Slice bytes) {
        long count = 0;
        for (int i = bytes.start; i < bytes.start + bytes.length; i++) {
            count += Integer.bitCount(bytes.heap[i] & 0xFF);
        }
        return count;
    }
}
