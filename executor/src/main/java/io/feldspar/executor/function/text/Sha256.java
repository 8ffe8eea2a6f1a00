package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The SHA-256 digest of the bytes, in hexadecimal.
public final class Sha256 extends FixedFunction {

    public Sha256() {
        super(
                "SHA256",
                Description.of(
                        "Strings",
                        "SHA256(text)",
                        "The SHA-256 digest of the bytes, in hexadecimal.",
                        "SHA256('a')",
                        "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARBINARY));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                (in, out) -> out.text.append(Md5.hex("SHA-256", in[0].slice)));
    }
}
