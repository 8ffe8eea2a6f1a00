package io.feldspar.executor.function.schema;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.cast.CastCode;
import io.feldspar.executor.function.time.DatePattern;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Values;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Values of simple types from texts, as CAST converts them or in formats. Belongs to one thread.
final class TextValue {

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final Map<Type, ScalarCode> casts = new HashMap<>();
    private final Cell[] in = {new Cell()};
    private final Cell out = new Cell();

    /// The value as [Values] defines it.
    ///
    /// @throws Unfit where the text is not a value of the type
    Object of(String text, Type type, Options options) throws Unfit {
        if (type == SimpleType.VARCHAR) {
            return text;
        }
        try {
            DatePattern pattern = options.format(type);
            return pattern == null ? cast(text, type) : formatted(text, type, pattern);
        } catch (FeldsparException e) {
            throw new Unfit(text, type);
        }
    }

    private static Object formatted(String text, Type type, DatePattern pattern) {
        if (type == SimpleType.TIME) {
            return pattern.parseTime(text);
        }
        long micros = pattern.parse(text);
        return type == SimpleType.DATE
                ? (Object) (int) Math.floorDiv(micros, MICROS_PER_DAY)
                : (Object) micros;
    }

    private Object cast(String text, Type type) throws Unfit {
        ScalarCode code =
                casts.computeIfAbsent(
                        type, each -> CastCode.of(Argument.of(SimpleType.VARCHAR), each));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        in[0].slice.set(bytes, 0, bytes.length);
        out.isNull = false;
        out.text.begin();
        code.interpretation().apply(in, out);
        if (out.isNull) {
            throw new Unfit(text, type);
        }
        return switch (type.form()) {
            case BYTE -> out.bool;
            case INT -> out.int32;
            case DOUBLE -> out.real;
            case BYTES -> bytes;
            case LONG ->
                    type instanceof DecimalType decimal
                            ? BigDecimal.valueOf(out.int128.low, decimal.scale())
                            : (Object) out.int64;
            case LONG_PAIR ->
                    new BigDecimal(
                            Values.integer(out.int128.high, out.int128.low),
                            ((DecimalType) type).scale());
            case LIST, STRUCT -> throw new Unfit(text, type);
        };
    }
}
