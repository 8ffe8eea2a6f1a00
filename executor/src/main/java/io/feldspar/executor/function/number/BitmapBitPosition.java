package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The bit of a bitmap of 32,768 bits that stands for the number, from 0.
public final class BitmapBitPosition extends FixedFunction {

    public BitmapBitPosition() {
        super(
                "BITMAP_BIT_POSITION",
                Description.of(
                        "Numbers",
                        "BITMAP_BIT_POSITION(number)",
                        "The bit of a bitmap of 32,768 bits that stands for the number, "
                                + "from 0.",
                        "BITMAP_BIT_POSITION(1)",
                        "0"),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.int64 =
                                in[0].int64 > 0 ? (in[0].int64 - 1) % BITS : -in[0].int64 % BITS);
    }

    /// The bits of a bitmap.
    public static final int BITS = 8 * 4096;
}
