package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The bytes of the text in US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, UTF-16LE, UTF-16 or UTF-32.
public final class Encode extends FixedFunction {

    public Encode() {
        super(
                "ENCODE",
                Description.of(
                        "Strings",
                        "ENCODE(text, charset)",
                        "The bytes of the text in US-ASCII, ISO-8859-1, UTF-8, UTF-16BE, "
                                + "UTF-16LE, UTF-16 or UTF-32.",
                        "HEX(ENCODE('é', 'UTF-8'))",
                        "C3A9"),
                Signature.of(SimpleType.VARBINARY, SimpleType.VARCHAR, SimpleType.VARCHAR));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> {
                            byte[] bytes = encode(in[0].slice.text(), in[1].slice.text());
                            out.text.append(bytes, 0, bytes.length);
                        })
                .failing();
    }

    private static final List<String> CHARSETS =
            List.of("US-ASCII", "ISO-8859-1", "UTF-8", "UTF-16BE", "UTF-16LE", "UTF-16", "UTF-32");

    static Charset charset(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (!CHARSETS.contains(upper)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The character set '" + name + "' is not known",
                    "Use one of " + String.join(", ", CHARSETS) + ".");
        }
        return Charset.forName(upper);
    }

    private static byte[] encode(String text, String charset) {
        try {
            ByteBuffer bytes =
                    charset(charset)
                            .newEncoder()
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException cause) {
            throw new FeldsparException(
                    ErrorCode.UNENCODABLE_CHARACTER,
                    "The text has a character that '" + charset + "' does not have",
                    "Use UTF-8.",
                    cause);
        }
    }
}
