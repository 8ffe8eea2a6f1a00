package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.Slice;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import java.util.Locale;

/// CAST to BOOLEAN: numbers are true unless 0; text is one of the words of SQL and PostgreSQL.
public final class ToBoolean {

    private ToBoolean() {}

    static ScalarCode code(Type from) {
        if (from == SimpleType.VARCHAR) {
            return ScalarCode.interpreted((in, out) -> out.bool = parse(in[0].slice)).failing();
        }
        if (!from.numeric()) {
            throw CastCode.mismatch(from, SimpleType.BOOLEAN);
        }
        return switch (from.form()) {
            case INT -> ScalarCode.interpreted((in, out) -> out.bool = in[0].int32 != 0);
            case DOUBLE -> ScalarCode.interpreted((in, out) -> out.bool = in[0].real != 0);
            case BYTE, LONG, LONG_PAIR, BYTES, LIST, STRUCT ->
                    from instanceof DecimalType
                            ? ScalarCode.interpreted((in, out) -> out.bool = !in[0].int128.isZero())
                            : ScalarCode.interpreted((in, out) -> out.bool = in[0].int64 != 0);
        };
    }

    private static boolean parse(Slice text) {
        return switch (text.text().strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw CastCode.invalid(text.text(), SimpleType.BOOLEAN);
        };
    }
}
