package io.feldspar.executor.function.text;

import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.FixedFunction;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Signature;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.List;

/// The text with the part in the place of the characters from start on, as many as the part has
/// unless told otherwise. Bytes count where the arguments are VARBINARY.
public final class Overlay extends FixedFunction {

    public Overlay() {
        super(
                "OVERLAY",
                new Description(
                        "Strings",
                        List.of(
                                "OVERLAY(text PLACING part FROM start [FOR length])",
                                "OVERLAY(text, part, start [, length])"),
                        "The text with the part in the place of the characters from start "
                                + "on, as many as the part has unless told otherwise. Bytes count "
                                + "where the arguments are VARBINARY.",
                        "OVERLAY('Spark SQL' PLACING '_' FROM 6)",
                        "Spark_SQL"),
                Signature.of(
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.VARCHAR,
                                SimpleType.INTEGER,
                                SimpleType.INTEGER)
                        .requiring(3),
                Signature.of(
                                SimpleType.VARBINARY,
                                SimpleType.VARBINARY,
                                SimpleType.VARBINARY,
                                SimpleType.INTEGER,
                                SimpleType.INTEGER)
                        .requiring(3));
    }

    @Override
    public ScalarCode code(List<Argument> arguments, Type result) {
        boolean binary = result == SimpleType.VARBINARY;
        return ScalarCode.interpreted((in, out) -> place(in, binary, out.text));
    }

    private static void place(Cell[] in, boolean binary, SliceBuilder out) {
        Slice text = in[0].slice;
        Slice part = in[1].slice;
        int size = binary ? text.length : Utf8.length(text);
        int partSize = binary ? part.length : Utf8.length(part);
        int start = in[2].int32;
        long count = in.length == 4 && in[3].int32 >= 0 ? in[3].int32 : partSize;
        SparkSubstring.part(text, 1, (long) start - 1, binary, out);
        out.append(part);
        long rest = start + count;
        if (rest <= size) {
            SparkSubstring.part(text, rest, Integer.MAX_VALUE, binary, out);
        }
    }
}
