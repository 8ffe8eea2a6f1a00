package io.feldspar.executor.function.cast;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.variant.Variant;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Values as JSON: arrays as arrays, structs and maps as objects, numbers and booleans bare, all
/// else as CAST to VARCHAR writes it, in quotes. So are NaN and the infinities, for which JSON has
/// no number.
public final class ToJson {

    private static final String HEX = "0123456789abcdef";

    private final SliceBuilder out;
    private final boolean nullFields;
    private final @Nullable Format format;
    private final Cell text = new Cell();

    /// Another way to write values.
    @FunctionalInterface
    public interface Format {

        /// The text of the row's value, or null to write it as usual.
        @Nullable String text(FlatVector vector, int row);
    }

    /// @param out what is appended to
    public ToJson(SliceBuilder out) {
        this(out, true, null);
    }

    /// @param out what is appended to
    /// @param nullFields whether fields of structs that are null are written
    public ToJson(SliceBuilder out, boolean nullFields, @Nullable Format format) {
        this.out = out;
        this.nullFields = nullFields;
        this.format = format;
    }

    /// Appends the row's value, which may be null.
    public void append(FlatVector vector, int row) {
        if (vector.isNull(row)) {
            out.append("null");
            return;
        }
        switch (vector.type()) {
            case ArrayType _ -> appendElements((ListVector) vector, row);
            case MapType _ -> appendEntries((ListVector) vector, row);
            case StructType struct -> appendFields(struct, (StructVector) vector, row);
            case DecimalType _ -> appendText(vector, row, true);
            case SimpleType simple when simple == SimpleType.VARIANT -> {
                BytesVector values = (BytesVector) vector;
                VariantJson.append(Variant.of(values.heap(), values.starts()[row]), out);
            }
            case SimpleType simple ->
                    appendText(vector, row, simple.numeric() || simple == SimpleType.BOOLEAN);
        }
    }

    private void appendElements(ListVector lists, int row) {
        int start = lists.starts()[row];
        int end = start + lists.lengths()[row];
        out.append((byte) '[');
        for (int i = start; i < end; i++) {
            if (i > start) {
                out.append((byte) ',');
            }
            append(lists.child(), i);
        }
        out.append((byte) ']');
    }

    private void appendEntries(ListVector maps, int row) {
        StructVector entries = (StructVector) maps.child();
        int start = maps.starts()[row];
        int end = start + maps.lengths()[row];
        out.append((byte) '{');
        for (int i = start; i < end; i++) {
            if (i > start) {
                out.append((byte) ',');
            }
            appendText(entries.field(0), i, false);
            out.append((byte) ':');
            append(entries.field(1), i);
        }
        out.append((byte) '}');
    }

    private void appendFields(StructType struct, StructVector structs, int row) {
        out.append((byte) '{');
        boolean first = true;
        for (int f = 0; f < structs.fieldCount(); f++) {
            if (!nullFields && structs.field(f).isNull(row)) {
                continue;
            }
            if (!first) {
                out.append((byte) ',');
            }
            first = false;
            byte[] name = struct.members().get(f).name().getBytes(StandardCharsets.UTF_8);
            appendQuoted(name, 0, name.length);
            out.append((byte) ':');
            append(structs.field(f), row);
        }
        out.append((byte) '}');
    }

    /// Appends a value that is not null as its text.
    private void appendText(FlatVector vector, int row, boolean bare) {
        String formatted = format == null ? null : format.text(vector, row);
        if (formatted != null) {
            byte[] bytes = formatted.getBytes(StandardCharsets.UTF_8);
            appendQuoted(bytes, 0, bytes.length);
            return;
        }
        CellReader.read(vector, row, text);
        if (vector.type() == SimpleType.VARCHAR || vector.type() == SimpleType.VARBINARY) {
            if (vector.type() == SimpleType.VARBINARY) {
                ToText.checkUtf8(text.slice);
            }
            appendQuoted(text.slice.heap, text.slice.start, text.slice.length);
            return;
        }
        text.text.begin();
        ToText.append(vector.type(), text, text.text);
        byte[] heap = text.text.heap();
        int start = text.text.start();
        int length = text.text.length();
        if (bare && !isWordForNumber(heap, start, length)) {
            out.append(heap, start, length);
        } else {
            appendQuoted(heap, start, length);
        }
    }

    /// Whether it is NaN, Infinity or -Infinity.
    public static boolean isWordForNumber(byte[] heap, int start, int length) {
        byte last = length == 0 ? 0 : heap[start + length - 1];
        return last == 'N' || last == 'y';
    }

    /// Appends text in quotes, with what JSON wants escaped.
    public void appendQuoted(byte[] heap, int start, int length) {
        out.append((byte) '"');
        int written = start;
        for (int i = start; i < start + length; i++) {
            byte b = heap[i];
            if (b != '"' && b != '\\' && (b < 0 || b >= 0x20)) {
                continue;
            }
            out.append(heap, written, i - written);
            written = i + 1;
            out.append((byte) '\\');
            switch (b) {
                case '"', '\\' -> out.append(b);
                case '\n' -> out.append((byte) 'n');
                case '\r' -> out.append((byte) 'r');
                case '\t' -> out.append((byte) 't');
                default -> {
                    out.append("u00");
                    out.append((byte) HEX.charAt(b >> 4));
                    out.append((byte) HEX.charAt(b & 15));
                }
            }
        }
        out.append(heap, written, start + length - written);
        out.append((byte) '"');
    }
}
