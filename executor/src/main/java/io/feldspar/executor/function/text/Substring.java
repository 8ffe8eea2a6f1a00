package io.feldspar.executor.function.text;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The characters from start, the first being 1, as many as length or to the end. What lies
/// before the first character counts into the length.
public final class Substring extends FixedFunction {

    public Substring() {
        super(
                "SUBSTRING",
                new Description(
                        "Strings",
                        List.of(
                                "SUBSTRING(text, start [, length])",
                                "SUBSTRING(text FROM start [FOR length])"),
                        "The characters from start, the first being 1, as many as length or to the"
                                + " end. What lies before the first character counts into the length.",
                        "SUBSTRING('feldspar', 1, 4)",
                        "feld"),
                Signature.of(
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.BIGINT,
                                SimpleType.BIGINT)
                        .requiring(2));
    }

    @Override
    public List<String> aliases() {
        return List.of("SUBSTR");
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return arguments.size() == 2
                ? ScalarCode.of(
                                Substring.class,
                                "from",
                                (in, out) -> from(in[0].slice, in[1].int64, out.text))
                        .sliced()
                : ScalarCode.of(
                                Substring.class,
                                "range",
                                (in, out) -> range(in[0].slice, in[1].int64, in[2].int64, out.text))
                        .failing()
                        .sliced();
    }

    public static void from(Slice text, long start, SliceBuilder out) {
        view(text, start, Long.MAX_VALUE, out);
    }

    public static void range(Slice text, long start, long length, SliceBuilder out) {
        if (length < 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The length of SUBSTRING must be 0 or more but is " + length);
        }
        long end = start + length;
        view(text, start, end < start ? Long.MAX_VALUE : end, out);
    }

    /// The characters of positions `from`, inclusive, to `to`, exclusive.
    static void view(Slice text, long from, long to, SliceBuilder out) {
        int skipped = Math.clamp(from - 1, 0, text.length);
        int taken = Math.clamp(to - 1 - skipped, 0, text.length - skipped);
        int bytes = Math.min(text.length, skipped + taken);
        if (Utf8.ascii(text.heap, text.start, bytes)) {
            out.view(text.start + skipped, taken);
            return;
        }
        int end = text.start + text.length;
        int first = Utf8.skip(text.heap, text.start, end, skipped);
        out.view(first, Utf8.skip(text.heap, first, end, taken) - first);
    }
}
