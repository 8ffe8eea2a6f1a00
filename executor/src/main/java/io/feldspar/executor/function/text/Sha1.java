package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The SHA-1 digest of the bytes, in hexadecimal.
public final class Sha1 extends FixedFunction {

    public Sha1() {
        super(
                "SHA1",
                Description.of(
                        "Strings",
                        "SHA1(text)",
                        "The SHA-1 digest of the bytes, in hexadecimal.",
                        "SHA1('a')",
                        "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARBINARY));
    }

    @Override
    public List<String> aliases() {
        return List.of("SHA");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.text.append(Md5.hex("SHA-1", in[0].slice)));
    }
}
