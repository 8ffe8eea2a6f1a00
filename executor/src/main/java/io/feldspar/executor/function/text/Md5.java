package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The MD5 digest of the bytes, in hexadecimal.
public final class Md5 extends FixedFunction {

    public Md5() {
        super(
                "MD5",
                Description.of(
                        "Strings",
                        "MD5(text)",
                        "The MD5 digest of the bytes, in hexadecimal.",
                        "MD5('a')",
                        "0cc175b9c0f1b6a831c399e269772661"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARBINARY));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.text.append(hex("MD5", in[0].slice)));
    }

    static String hex(String algorithm, Slice text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            digest.update(text.heap, text.start, text.length);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has " + algorithm, cause);
        }
    }
}
