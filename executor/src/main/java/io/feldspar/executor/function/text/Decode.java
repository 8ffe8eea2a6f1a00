package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
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
import java.nio.charset.CodingErrorAction;
import java.util.List;

/// The text that the bytes stand for in US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE, UTF-16
/// or UTF-32. With more arguments the result behind the first search that equals x, where NULL
/// equals NULL.
public final class Decode extends FixedFunction {

    public Decode() {
        super(
                "DECODE",
                new Description(
                        "Strings",
                        List.of(
                                "DECODE(bytes, charset)",
                                "DECODE(x, search, result [, ...] [, otherwise])"),
                        "The text that the bytes stand for in US-ASCII, ISO-8859-1, UTF-8, "
                                + "UTF-16BE, UTF-16LE, UTF-16 or UTF-32. With more arguments the "
                                + "result behind the first search that equals x, where NULL equals "
                                + "NULL.",
                        "DECODE(ENCODE('abc', 'utf-8'), 'utf-8')",
                        "abc"),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARBINARY, SimpleType.VARCHAR),
                Signature.of(SimpleType.VARCHAR, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> out.text.append(decode(in[0].slice, in[1].slice.text())))
                .failing();
    }

    private static String decode(Slice bytes, String charset) {
        try {
            return Encode.charset(charset)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes.heap, bytes.start, bytes.length))
                    .toString();
        } catch (CharacterCodingException cause) {
            throw new FeldsparException(
                    ErrorCode.UNDECODABLE_BYTES,
                    "The bytes are not a text in '" + charset + "'",
                    "Use the character set that they were encoded in.",
                    cause);
        }
    }
}
