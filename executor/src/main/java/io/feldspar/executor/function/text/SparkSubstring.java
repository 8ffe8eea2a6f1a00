package io.feldspar.executor.function.text;

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

/// SUBSTRING in Spark's dialect: a negative start counts from the end, and 0 is 1.
public final class SparkSubstring extends FixedFunction {

    public SparkSubstring() {
        super(
                "SPARK_SUBSTRING",
                Description.of(
                        "Strings",
                        "SPARK_SUBSTRING(text, start [, length])",
                        "SUBSTRING in Spark's dialect: a negative start counts from the "
                                + "end, and 0 is 1.",
                        "SPARK_SUBSTRING('Spark SQL', -3)",
                        "SQL"),
                Signature.of(
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.BIGINT,
                                SimpleType.BIGINT)
                        .requiring(2),
                Signature.of(
                                SimpleType.VARBINARY,
                                SimpleType.VARBINARY,
                                SimpleType.BIGINT,
                                SimpleType.BIGINT)
                        .requiring(2));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean binary = result == SimpleType.VARBINARY;
        return ScalarCode.interpreted(
                (in, out) ->
                        part(
                                in[0].slice,
                                in[1].int64,
                                in.length == 3 ? in[2].int64 : Integer.MAX_VALUE,
                                binary,
                                out.text));
    }

    static void part(Slice text, long start, long count, boolean binary, SliceBuilder out) {
        int size = binary ? text.length : Utf8.length(text);
        long from = start > 0 ? start - 1 : start < 0 ? size + start : 0;
        long to = Math.min(size, from + Math.min(Math.max(count, 0), Integer.MAX_VALUE));
        int first = Math.clamp(from, 0, size);
        if (to <= first) {
            return;
        }
        int end = text.start + text.length;
        int begin = binary ? text.start + first : Utf8.skip(text.heap, text.start, end, first);
        int stop =
                binary ? text.start + (int) to : Utf8.skip(text.heap, begin, end, (int) to - first);
        out.append(text.heap, begin, stop - begin);
    }
}
