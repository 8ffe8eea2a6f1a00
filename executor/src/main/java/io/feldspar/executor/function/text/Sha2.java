package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The SHA-2 digest of the bytes, in hexadecimal, of 224, 256, 384 or 512 bits; 0 is 256, others
/// give NULL.
public final class Sha2 extends FixedFunction {

    public Sha2() {
        super(
                "SHA2",
                Description.of(
                        "Strings",
                        "SHA2(text, bits)",
                        "The SHA-2 digest of the bytes, in hexadecimal, of 224, 256, 384 or"
                                + " 512 bits; 0 is 256, others give NULL.",
                        "SHA2('a', 224)",
                        "abd37534c7d9a2efb9465de931cd7055ffdb8879563ae98078d6d6d5"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.INTEGER),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARBINARY, SimpleType.INTEGER));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            int bits = in[1].int32 == 0 ? 256 : in[1].int32;
                            out.isNull = in[0].isNull || in[1].isNull || !BITS.contains(bits);
                            if (!out.isNull) {
                                out.text.append(Md5.hex("SHA-" + bits, in[0].slice));
                            }
                        })
                .withNulls();
    }

    private static final List<Integer> BITS = List.of(224, 256, 384, 512);
}
