package io.feldspar.executor.function.number;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// Which bitmap of 32,768 bits stands for the number.
public final class BitmapBucketNumber extends FixedFunction {

    public BitmapBucketNumber() {
        super(
                "BITMAP_BUCKET_NUMBER",
                Description.of(
                        "Numbers",
                        "BITMAP_BUCKET_NUMBER(number)",
                        "Which bitmap of 32,768 bits stands for the number.",
                        "BITMAP_BUCKET_NUMBER(123)",
                        "1"),
                Signature.of(SimpleType.BIGINT, SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) ->
                        out.int64 =
                                in[0].int64 > 0
                                        ? 1 + (in[0].int64 - 1) / BitmapBitPosition.BITS
                                        : in[0].int64 / BitmapBitPosition.BITS);
    }
}
