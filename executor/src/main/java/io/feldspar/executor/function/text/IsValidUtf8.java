package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Whether the bytes are valid UTF-8.
public final class IsValidUtf8 extends FixedFunction {

    public IsValidUtf8() {
        super(
                "IS_VALID_UTF8",
                Description.of(
                        "Strings",
                        "IS_VALID_UTF8(text)",
                        "Whether the bytes are valid UTF-8.",
                        "IS_VALID_UTF8(UNHEX('80'))",
                        "false"),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARCHAR),
                Signature.of(SimpleType.BOOLEAN, SimpleType.VARBINARY));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted((in, out) -> out.bool = valid(in[0].slice));
    }

    static boolean valid(Slice text) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.heap, text.start, text.length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
