package io.feldspar.server.hive;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.function.cast.ToJson;
import io.feldspar.executor.function.cast.ToText;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Vector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.hive.service.rpc.thrift.TBinaryColumn;
import org.apache.hive.service.rpc.thrift.TBoolColumn;
import org.apache.hive.service.rpc.thrift.TBoolValue;
import org.apache.hive.service.rpc.thrift.TByteColumn;
import org.apache.hive.service.rpc.thrift.TByteValue;
import org.apache.hive.service.rpc.thrift.TColumn;
import org.apache.hive.service.rpc.thrift.TColumnValue;
import org.apache.hive.service.rpc.thrift.TDoubleColumn;
import org.apache.hive.service.rpc.thrift.TDoubleValue;
import org.apache.hive.service.rpc.thrift.TI16Column;
import org.apache.hive.service.rpc.thrift.TI16Value;
import org.apache.hive.service.rpc.thrift.TI32Column;
import org.apache.hive.service.rpc.thrift.TI32Value;
import org.apache.hive.service.rpc.thrift.TI64Column;
import org.apache.hive.service.rpc.thrift.TI64Value;
import org.apache.hive.service.rpc.thrift.TStringColumn;
import org.apache.hive.service.rpc.thrift.TStringValue;
import org.jspecify.annotations.Nullable;

/// One column of a result as the protocol has it: values, and a bitmap of those that are null.
///
/// Numbers go as numbers, DECIMAL, dates, times and intervals as the text that SQL prints, nested
/// values as Hive's text, which is JSON.
final class ColumnBuilder<T> {

    /// Reads a value that is not null.
    private interface Reader<T> {
        T read(FlatVector vector, int row);
    }

    /// Makes the protocol's column.
    private interface ToColumn<T> {
        TColumn make(List<T> values, ByteBuffer nulls);
    }

    /// Makes the protocol's value of a row-wise result; of null where the value is.
    private interface ToValue<T> {
        TColumnValue make(@Nullable T value);
    }

    private static final int REMEMBERED_DATES = 1 << 12;

    private final T whenNull;
    private final Reader<T> reader;
    private final ToColumn<T> toColumn;
    private final ToValue<T> toValue;
    private final List<T> values = new ArrayList<>();
    private final BitSet nulls = new BitSet();
    private long bytes;

    /// Whose entries have been read, as far as they were needed.
    private @Nullable FlatVector dictionary;

    private List<@Nullable T> entries = List.of();

    private ColumnBuilder(T whenNull, Reader<T> reader, ToColumn<T> toColumn, ToValue<T> toValue) {
        this.whenNull = whenNull;
        this.reader = reader;
        this.toColumn = toColumn;
        this.toValue = toValue;
    }

    static ColumnBuilder<?> of(Type type) {
        return switch (type) {
            case DecimalType _ -> text(printed(type));
            case NestedType _ -> text(json());
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN -> booleans();
                        case TINYINT -> bytes();
                        case SMALLINT -> shorts();
                        case INTEGER -> ints();
                        case BIGINT -> longs();
                        case REAL, DOUBLE -> doubles();
                        case VARCHAR -> text(ColumnBuilder::utf8);
                        case VARBINARY -> binary();
                        case DATE -> text(dates());
                        case TIME,
                                UUID,
                                VARIANT,
                                TIMESTAMP,
                                TIMESTAMP_TZ,
                                INTERVAL_YEAR_MONTH,
                                INTERVAL_DAY_TIME ->
                                text(printed(type));
                        case NULL -> text((_, _) -> "");
                    };
        };
    }

    private static ColumnBuilder<Boolean> booleans() {
        return new ColumnBuilder<>(
                false,
                (vector, row) -> ((ByteVector) vector).values()[row] != 0,
                (values, nulls) -> TColumn.boolVal(new TBoolColumn(values, nulls)),
                value ->
                        TColumnValue.boolVal(
                                filled(new TBoolValue(), value, TBoolValue::setValue)));
    }

    private static ColumnBuilder<Byte> bytes() {
        return new ColumnBuilder<>(
                (byte) 0,
                (vector, row) -> (byte) ((IntVector) vector).values()[row],
                (values, nulls) -> TColumn.byteVal(new TByteColumn(values, nulls)),
                value ->
                        TColumnValue.byteVal(
                                filled(new TByteValue(), value, TByteValue::setValue)));
    }

    private static ColumnBuilder<Short> shorts() {
        return new ColumnBuilder<>(
                (short) 0,
                (vector, row) -> (short) ((IntVector) vector).values()[row],
                (values, nulls) -> TColumn.i16Val(new TI16Column(values, nulls)),
                value -> TColumnValue.i16Val(filled(new TI16Value(), value, TI16Value::setValue)));
    }

    private static ColumnBuilder<Integer> ints() {
        return new ColumnBuilder<>(
                0,
                (vector, row) -> ((IntVector) vector).values()[row],
                (values, nulls) -> TColumn.i32Val(new TI32Column(values, nulls)),
                value -> TColumnValue.i32Val(filled(new TI32Value(), value, TI32Value::setValue)));
    }

    private static ColumnBuilder<Long> longs() {
        return new ColumnBuilder<>(
                0L,
                (vector, row) -> ((LongVector) vector).values()[row],
                (values, nulls) -> TColumn.i64Val(new TI64Column(values, nulls)),
                value -> TColumnValue.i64Val(filled(new TI64Value(), value, TI64Value::setValue)));
    }

    private static ColumnBuilder<Double> doubles() {
        return new ColumnBuilder<>(
                0.0,
                (vector, row) -> ((DoubleVector) vector).values()[row],
                (values, nulls) -> TColumn.doubleVal(new TDoubleColumn(values, nulls)),
                value ->
                        TColumnValue.doubleVal(
                                filled(new TDoubleValue(), value, TDoubleValue::setValue)));
    }

    private static ColumnBuilder<String> text(Reader<String> reader) {
        return new ColumnBuilder<>(
                "",
                reader,
                (values, nulls) -> TColumn.stringVal(new TStringColumn(values, nulls)),
                ColumnBuilder::textValue);
    }

    private static TColumnValue textValue(@Nullable String value) {
        return TColumnValue.stringVal(filled(new TStringValue(), value, TStringValue::setValue));
    }

    /// Without a value, Thrift's object stands for NULL.
    private static <V, T> V filled(V target, @Nullable T value, BiConsumer<V, T> setter) {
        if (value != null) {
            setter.accept(target, value);
        }
        return target;
    }

    /// Where rows go one by one there is no form for bytes but text.
    private static ColumnBuilder<ByteBuffer> binary() {
        return new ColumnBuilder<>(
                ByteBuffer.allocate(0),
                (vector, row) -> {
                    BytesVector slices = (BytesVector) vector;
                    return ByteBuffer.wrap(
                            slices.heap(), slices.starts()[row], slices.lengths()[row]);
                },
                (values, nulls) -> TColumn.binaryVal(new TBinaryColumn(values, nulls)),
                value ->
                        textValue(
                                value == null
                                        ? null
                                        : StandardCharsets.UTF_8
                                                .decode(value.duplicate())
                                                .toString()));
    }

    private static String utf8(FlatVector vector, int row) {
        BytesVector slices = (BytesVector) vector;
        return new String(
                slices.heap(), slices.starts()[row], slices.lengths()[row], StandardCharsets.UTF_8);
    }

    private static Reader<String> printed(Type type) {
        Cell cell = new Cell();
        return (vector, row) -> {
            CellReader.read(vector, row, cell);
            cell.text.begin();
            ToText.append(type, cell, cell.text);
            return new String(
                    cell.text.heap(),
                    cell.text.start(),
                    cell.text.length(),
                    StandardCharsets.UTF_8);
        };
    }

    private static Reader<String> json() {
        SliceBuilder text = new SliceBuilder();
        ToJson json = new ToJson(text);
        return (vector, row) -> {
            text.clear();
            json.append(vector, row);
            return new String(text.heap(), 0, text.length(), StandardCharsets.UTF_8);
        };
    }

    /// Columns of dates have few different ones.
    private static Reader<String> dates() {
        Reader<String> printed = printed(SimpleType.DATE);
        int[] days = new int[REMEMBERED_DATES];
        @Nullable String[] texts = new @Nullable String[REMEMBERED_DATES];
        return (vector, row) -> {
            int day = ((IntVector) vector).values()[row];
            int slot = day & REMEMBERED_DATES - 1;
            String known = texts[slot];
            if (known == null || days[slot] != day) {
                known = printed.read(vector, row);
                days[slot] = day;
                texts[slot] = known;
            }
            return known;
        };
    }

    /// Takes the batch's rows `from..to` of that column.
    void add(Batch batch, int column, int from, int to) {
        Vector vector = batch.column(column);
        switch (vector) {
            case FlatVector flat -> {
                for (int i = from; i < to; i++) {
                    int row = batch.row(i);
                    add(flat.isNull(row) ? null : reader.read(flat, row));
                }
            }
            case ConstantVector constant -> {
                T value = constant.isNull(0) ? null : reader.read(constant.single(), 0);
                for (int i = from; i < to; i++) {
                    add(value);
                }
            }
            case DictionaryVector coded -> addCoded(batch, coded, from, to);
        }
    }

    /// Reads each entry of a small dictionary once.
    @SuppressWarnings("ReferenceEquality") // dictionaries are the same or not
    private void addCoded(Batch batch, DictionaryVector coded, int from, int to) {
        FlatVector values = coded.dictionary();
        boolean pays = values.length() <= Batch.SIZE;
        if (pays && dictionary != values) {
            dictionary = values;
            entries = new ArrayList<>(Collections.nCopies(values.length(), null));
        }
        for (int i = from; i < to; i++) {
            int row = batch.row(i);
            if (coded.isNull(row)) {
                add(null);
            } else {
                int code = coded.codes()[row];
                add(pays ? entry(values, code) : reader.read(values, code));
            }
        }
    }

    private T entry(FlatVector values, int code) {
        T value = entries.get(code);
        if (value == null) {
            value = reader.read(values, code);
            entries.set(code, value);
        }
        return value;
    }

    private void add(@Nullable T value) {
        if (value == null) {
            nulls.set(values.size());
            values.add(whenNull);
        } else {
            values.add(value);
            bytes +=
                    switch (value) {
                        case String text -> text.length();
                        case ByteBuffer binary -> binary.remaining();
                        default -> Long.BYTES;
                    };
        }
    }

    /// About how many bytes the values take.
    long byteCount() {
        return bytes;
    }

    TColumn column() {
        return toColumn.make(values, ByteBuffer.wrap(nulls.toByteArray()));
    }

    TColumnValue value(int row) {
        return toValue.make(nulls.get(row) ? null : values.get(row));
    }
}
