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

/// The part of that index, the first being 1, between the separators; counted from the end
/// where negative; empty if there is none.
public final class SplitPart extends FixedFunction {

    public SplitPart() {
        super(
                "SPLIT_PART",
                Description.of(
                        "Strings",
                        "SPLIT_PART(text, separator, index)",
                        "The part of that index, the first being 1, between the separators; counted"
                                + " from the end where negative; empty where there is none.",
                        "SPLIT_PART('a-b-c', '-', 2)",
                        "b"),
                Signature.of(
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.VARCHAR,
                        SimpleType.BIGINT));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        return ScalarCode.interpreted(
                        (in, out) -> part(in[0].slice, in[1].slice.bytes(), in[2].int64, out.text))
                .failing()
                .sliced();
    }

    private static void part(Slice text, byte[] separator, long index, SliceBuilder out) {
        if (index == 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The index of SPLIT_PART must not be 0; the first part is 1");
        }
        int end = text.start + text.length;
        long wanted = index > 0 ? index : count(text, separator) + index + 1;
        int start = text.start;
        for (long i = 1; i <= wanted; i++) {
            int found =
                    separator.length == 0 ? -1 : ByteSearch.find(text.heap, start, end, separator);
            if (i == wanted) {
                out.view(start, (found < 0 ? end : found) - start);
                return;
            }
            if (found < 0) {
                break;
            }
            start = found + separator.length;
        }
        out.view(text.start, 0);
    }

    private static long count(Slice text, byte[] separator) {
        long parts = 1;
        int end = text.start + text.length;
        int found =
                separator.length == 0 ? -1 : ByteSearch.find(text.heap, text.start, end, separator);
        while (found >= 0) {
            parts++;
            found = ByteSearch.find(text.heap, found + separator.length, end, separator);
        }
        return parts;
    }
}
