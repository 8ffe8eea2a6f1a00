package io.feldspar.executor.function.cast;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Argument;
import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.ScalarCode;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.variant.Variant;
import io.feldspar.executor.variant.VariantKind;
import io.feldspar.executor.vector.VectorBuilder;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// VARIANT values as values of another type. A JSON null is NULL; fields of an object that a struct
/// does not have are left out, and those that the object does not have are NULL. Belongs to one
/// thread.
public final class VariantCast {

    private record Pair(Type from, Type to) {}

    private final Map<Pair, ScalarCode> casts = new HashMap<>();
    private final Cell[] in = {new Cell()};
    private final Cell out = new Cell();

    /// Checks that values may have the type.
    ///
    /// @throws FeldsparException with TYPE_MISMATCH
    public static void expect(Type type) {
        switch (type) {
            case ArrayType array -> expect(array.element());
            case MapType map -> {
                if (map.key() != SimpleType.VARCHAR) {
                    throw mismatch(type);
                }
                expect(map.value());
            }
            case StructType struct -> struct.parts().forEach(VariantCast::expect);
            case DecimalType _ -> {}
            case SimpleType simple -> {
                if (simple == SimpleType.INTERVAL_DAY_TIME
                        || simple == SimpleType.INTERVAL_YEAR_MONTH
                        || simple == SimpleType.NULL) {
                    throw mismatch(type);
                }
            }
        }
    }

    private static FeldsparException mismatch(Type type) {
        return new FeldsparException(
                ErrorCode.TYPE_MISMATCH,
                "A VARIANT cannot be cast to " + type.sql(),
                "Cast to VARCHAR first.");
    }

    /// Appends the value, or fails and appends nothing to the builder itself.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER where the value has another kind
    public void append(Variant value, Type type, VectorBuilder target) {
        if (type == SimpleType.VARIANT) {
            byte[] bytes = copy(value);
            target.appendBytes(bytes, 0, bytes.length);
            return;
        }
        if (value.isNull()) {
            target.appendNull();
            return;
        }
        switch (type) {
            case ArrayType array -> elements(value, array, target);
            case MapType map -> entries(value, map, target);
            case StructType struct -> fields(value, struct, target);
            case DecimalType _, SimpleType _ -> scalar(value, type, target);
        }
    }

    private void elements(Variant value, ArrayType array, VectorBuilder target) {
        expect(value, VariantKind.ARRAY, array);
        for (int i = 0; i < value.size(); i++) {
            append(value.part(i), array.element(), target.element());
        }
        target.endList();
    }

    private void entries(Variant value, MapType map, VectorBuilder target) {
        expect(value, VariantKind.OBJECT, map);
        for (int i = 0; i < value.size(); i++) {
            VectorBuilder entry = target.element();
            entry.field(0).appendText(value.key(i));
            append(value.part(i), map.value(), entry.field(1));
            entry.endStruct();
        }
        target.endList();
    }

    private void fields(Variant value, StructType struct, VectorBuilder target) {
        expect(value, VariantKind.OBJECT, struct);
        for (int i = 0; i < struct.members().size(); i++) {
            Member member = struct.members().get(i);
            Variant field = value.field(member.name());
            if (field == null) {
                target.field(i).appendNull();
            } else {
                append(field, member.type(), target.field(i));
            }
        }
        target.endStruct();
    }

    private static void expect(Variant value, VariantKind kind, Type type) {
        if (value.kind() != kind) {
            throw unfit(value, type);
        }
    }

    private static FeldsparException unfit(Variant value, Type type) {
        String json = VariantJson.text(value);
        String shown = json.length() > 60 ? json.substring(0, 57) + "..." : json;
        return new FeldsparException(
                ErrorCode.INVALID_PARAMETER,
                "The VARIANT " + shown + " cannot be cast to " + type.sql(),
                "Use TRY_VARIANT_GET or TRY_CAST to get NULL instead.");
    }

    private static byte[] copy(Variant value) {
        SliceBuilder bytes = new SliceBuilder();
        value.copy(bytes::append);
        return java.util.Arrays.copyOf(bytes.heap(), bytes.length());
    }

    private void scalar(Variant value, Type type, VectorBuilder target) {
        if (type == SimpleType.VARCHAR) {
            SliceBuilder text = new SliceBuilder();
            VariantJson.appendText(value, text);
            target.appendBytes(text.heap(), 0, text.length());
            return;
        }
        if (type == SimpleType.VARBINARY && value.kind() == VariantKind.BINARY) {
            byte[] bytes = value.bytes();
            target.appendBytes(bytes, 0, bytes.length);
            return;
        }
        Type from = read(value, in[0]);
        if (from == null || type.form() == io.feldspar.executor.type.PhysicalForm.BYTES) {
            throw unfit(value, type);
        }
        try {
            convert(from, type);
        } catch (FeldsparException e) {
            throw unfit(value, type);
        }
        switch (type.form()) {
            case BYTE -> target.appendBoolean(out.bool);
            case INT -> target.appendInt(out.int32);
            case LONG ->
                    target.appendLong(
                            type.numeric() && type instanceof DecimalType
                                    ? out.int128.low
                                    : out.int64);
            case LONG_PAIR -> target.appendPair(out.int128.high, out.int128.low);
            case DOUBLE -> target.appendDouble(out.real);
            case BYTES, LIST, STRUCT -> throw unfit(value, type);
        }
    }

    private void convert(Type from, Type type) {
        if (from.equals(type)) {
            out.bool = in[0].bool;
            out.int32 = in[0].int32;
            out.int64 = in[0].int64;
            out.real = in[0].real;
            out.int128.set(in[0].int128);
            return;
        }
        out.isNull = false;
        casts.computeIfAbsent(
                        new Pair(from, type), pair -> CastCode.of(Argument.of(from), pair.to()))
                .interpretation()
                .apply(in, out);
    }

    /// Puts a scalar into the cell, and tells its type, or null where it is none.
    private static @Nullable Type read(Variant value, Cell cell) {
        cell.isNull = false;
        switch (value.kind()) {
            case TRUE, FALSE -> {
                cell.bool = value.kind() == VariantKind.TRUE;
                return SimpleType.BOOLEAN;
            }
            case BYTE, SHORT, INT, LONG -> {
                cell.int64 = value.integer();
                return SimpleType.BIGINT;
            }
            case DOUBLE, FLOAT -> {
                cell.real = value.real();
                return SimpleType.DOUBLE;
            }
            case DECIMAL4, DECIMAL8, DECIMAL16 -> {
                BigDecimal decimal = value.decimal();
                cell.int128.set(decimal.unscaledValue());
                cell.int64 = cell.int128.low;
                return new DecimalType(
                        Math.max(Math.max(1, decimal.precision()), decimal.scale()),
                        decimal.scale());
            }
            case DATE, TIME, TIMESTAMP, TIMESTAMP_TZ -> {
                return moment(value, cell);
            }
            case STRING -> {
                byte[] bytes = value.bytes();
                cell.slice.set(bytes, 0, bytes.length);
                return SimpleType.VARCHAR;
            }
            case NULL, BINARY, UUID, OBJECT, ARRAY -> {}
        }
        return null;
    }

    private static Type moment(Variant value, Cell cell) {
        cell.int64 = value.integer();
        cell.int32 = value.kind() == VariantKind.DATE ? (int) cell.int64 : 0;
        return switch (value.kind()) {
            case DATE -> SimpleType.DATE;
            case TIME -> SimpleType.TIME;
            case TIMESTAMP -> SimpleType.TIMESTAMP;
            default -> SimpleType.TIMESTAMP_TZ;
        };
    }
}
