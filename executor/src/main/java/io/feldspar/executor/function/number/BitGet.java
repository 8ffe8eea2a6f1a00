package io.feldspar.executor.function.number;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The bit at that position from the right, which is 0.
public final class BitGet extends FixedFunction {

    public BitGet() {
        super(
                "BIT_GET",
                Description.of(
                        "Numbers",
                        "BIT_GET(integer, position)",
                        "The bit at that position from the right, which is 0.",
                        "BIT_GET(11, 1)",
                        "1"),
                Signature.of(SimpleType.TINYINT, SimpleType.BIGINT, SimpleType.INTEGER));
    }

    @Override
    public List<String> aliases() {
        return List.of("GETBIT");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        int width = Long.SIZE;
        return ScalarCode.interpreted(
                        (in, out) -> {
                            int bits = width;
                            int position = in[1].int32;
                            if (position < 0 || position >= bits) {
                                throw new FeldsparException(
                                        ErrorCode.INVALID_PARAMETER,
                                        "The position "
                                                + position
                                                + " of a bit must be between 0 and "
                                                + (bits - 1));
                            }
                            out.int32 = (int) (in[0].int64 >> position & 1);
                        })
                .failing();
    }
}
