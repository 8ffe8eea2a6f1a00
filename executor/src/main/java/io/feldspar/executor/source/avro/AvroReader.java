package io.feldspar.executor.source.avro;

import io.feldspar.executor.memory.MemoryPool;
import io.feldspar.executor.source.files.ColumnNames;
import io.feldspar.executor.source.files.WiderType;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.source.text.TextValues;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.VectorBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/// Reads the records of some blocks of an Avro file.
///
/// Fields are found by name; one that the file lacks is null. A file may have a narrower type for
/// a column than the table.
final class AvroReader implements RowReader {

    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final AvroFile file;
    private final String name;
    private final long to;
    private final List<Schema.Field> fields;
    private final int[] targets;
    private final int[] absent;
    private final Map<VectorBuilder, int[]> structs = new IdentityHashMap<>();
    private final AvroBytes in;
    private final AvroBuffer buffer;
    private final MemoryPool.Reservation stored;
    private long next;
    private long recordsLeft;

    /// @param from where a block begins, or 0 for the first
    /// @param to where to stop: blocks that begin there or later belong to the next split
    /// @param columns indexes into `schema`
    AvroReader(
            AvroFile file,
            String name,
            long from,
            long to,
            io.feldspar.executor.type.Schema schema,
            int[] columns,
            MemoryPool memory) {
        this.file = file;
        this.name = name;
        this.to = to;
        this.fields = file.schema().getFields();
        this.targets = new int[fields.size()];
        this.in = new AvroBytes("'" + name + "'");
        this.buffer = new AvroBuffer(memory.reservation("Avro block"));
        this.stored = memory.reservation("Avro block");
        this.next = Math.max(from, file.firstBlock());
        this.absent = findTargets(schema, columns);
    }

    /// Finds out which column each field goes to.
    ///
    /// @return the columns that no field goes to
    private int[] findTargets(io.feldspar.executor.type.Schema schema, int[] columns) {
        Arrays.fill(targets, -1);
        int[] wanted = new int[schema.size()];
        Arrays.fill(wanted, -1);
        for (int i = 0; i < columns.length; i++) {
            wanted[columns[i]] = i;
        }
        List<String> names = schema.fields().stream().map(Field::name).toList();
        int[] found = ColumnNames.of(names).find(AvroColumns.names(file.schema()));
        for (int field = 0; field < found.length; field++) {
            int target = found[field] < 0 ? -1 : wanted[found[field]];
            if (target >= 0) {
                check(schema.type(found[field]), fields.get(field));
                targets[field] = target;
                wanted[found[field]] = -1;
            }
        }
        return Arrays.stream(wanted).filter(target -> target >= 0).toArray();
    }

    private void check(Type wanted, Schema.Field field) {
        Type own = AvroTypes.type(field.schema());
        if (!wanted.equals(WiderType.of(wanted, own))) {
            throw file.damaged(
                    "has %s for column '%s', which is %s in the table; read the file apart"
                            .formatted(own.sql(), field.name(), wanted.sql()));
        }
    }

    @Override
    public boolean read(VectorBuilder[] columns) {
        while (recordsLeft == 0) {
            if (!nextBlock()) {
                return false;
            }
        }
        recordsLeft--;
        for (int i = 0; i < targets.length; i++) {
            Schema schema = fields.get(i).schema();
            if (targets[i] < 0) {
                AvroJson.skip(schema, in);
            } else {
                append(schema, columns[targets[i]]);
            }
        }
        for (int column : absent) {
            columns[column].appendNull();
        }
        if (recordsLeft == 0 && in.remaining() > 0) {
            throw in.corrupt("%d bytes follow the last record".formatted(in.remaining()));
        }
        return true;
    }

    private boolean nextBlock() {
        AvroFile.Block block = next >= to ? null : file.block(next);
        if (block == null) {
            return false;
        }
        file.data(block, buffer, stored);
        int length = buffer.length();
        in.reset(buffer.bytes(), 0, length);
        long most = AvroJson.takesSpace(file.schema(), 0) ? length : 1L << 20;
        if (block.records() > most) {
            throw in.corrupt(
                    "a block has %d records in %d bytes".formatted(block.records(), length));
        }
        recordsLeft = block.records();
        next = block.end();
        return true;
    }

    private void append(Schema schema, VectorBuilder column) {
        Schema value = schema.getType() == Schema.Type.UNION ? AvroJson.branch(schema, in) : schema;
        if (value.getType() == Schema.Type.NULL) {
            column.appendNull();
            return;
        }
        if (column.type() == SimpleType.VARCHAR) {
            appendText(value, column);
            return;
        }
        switch (value.getType()) {
            case BOOLEAN -> column.appendBoolean(in.readBoolean());
            case INT -> appendInt(in.readInt(), column);
            case LONG -> appendLong(micros(value, in.readLong()), column);
            case FLOAT -> column.appendDouble(in.readFloat());
            case DOUBLE -> column.appendDouble(in.readDouble());
            case BYTES -> appendBytes(value, in.readSlice(), column);
            case FIXED -> appendBytes(value, in.readFixed(value.getFixedSize()), column);
            case RECORD -> appendFields(value, column);
            case ARRAY -> appendElements(value.getElementType(), column);
            case MAP -> appendEntries(value.getValueType(), column);
            case NULL, STRING, ENUM, UNION ->
                    throw new IllegalStateException(value + " is not read as " + column.type());
        }
    }

    private void appendFields(Schema record, VectorBuilder column) {
        StructType struct = (StructType) column.type();
        List<Schema.Field> own = record.getFields();
        int[] indexes =
                structs.computeIfAbsent(
                        column,
                        _ ->
                                own.stream()
                                        .mapToInt(field -> struct.indexOf(field.name()))
                                        .toArray());
        for (int i = 0; i < indexes.length; i++) {
            append(own.get(i).schema(), column.field(indexes[i]));
        }
        column.endStruct();
    }

    private void appendElements(Schema element, VectorBuilder column) {
        boolean takesSpace = AvroJson.takesSpace(element, 0);
        for (long left = in.readItemCount(takesSpace);
                left != 0;
                left = in.readItemCount(takesSpace)) {
            for (long i = 0; i < left; i++) {
                append(element, column.element());
            }
        }
        column.endList();
    }

    private void appendEntries(Schema value, VectorBuilder column) {
        Set<ByteBuffer> keys = new HashSet<>();
        for (long left = in.readItemCount(true); left != 0; left = in.readItemCount(true)) {
            for (long i = 0; i < left; i++) {
                VectorBuilder entry = column.element();
                int length = in.readSlice();
                if (!keys.add(ByteBuffer.wrap(in.bytes(), in.sliceStart(), length))) {
                    throw in.corrupt("a map has a key twice");
                }
                appendString(length, entry.field(0));
                append(value, entry.field(1));
                entry.endStruct();
            }
        }
        column.endList();
    }

    private void appendInt(int value, VectorBuilder column) {
        switch (column.type()) {
            case SimpleType.TIME -> column.appendLong(value * 1_000L);
            case SimpleType.TIMESTAMP -> column.appendLong(value * MICROS_PER_DAY);
            case SimpleType.INTEGER, SimpleType.DATE -> column.appendInt(value);
            default -> appendLong(value, column);
        }
    }

    private void appendLong(long value, VectorBuilder column) {
        switch (column.type()) {
            case DecimalType _ -> {
                if (!column.appendDecimal(BigDecimal.valueOf(value))) {
                    throw in.corrupt("%d has more digits than its type".formatted(value));
                }
            }
            case SimpleType.DOUBLE -> column.appendDouble(value);
            default -> column.appendLong(value);
        }
    }

    /// The number as it is, or in microseconds where it counts milli- or nanoseconds.
    private long micros(Schema schema, long value) {
        if (suffixed(schema, "-nanos")) {
            return Math.floorDiv(value, 1_000);
        }
        if (!suffixed(schema, "-millis")) {
            return value;
        }
        if (Math.multiplyHigh(value, 1_000) != (value * 1_000) >> 63) {
            throw in.corrupt("the time of %d milliseconds is out of range".formatted(value));
        }
        return value * 1_000;
    }

    private static boolean suffixed(Schema schema, String suffix) {
        return schema.getLogicalType() != null
                && schema.getLogicalType().getName().endsWith(suffix);
    }

    private void appendBytes(Schema schema, int length, VectorBuilder column) {
        if (column.type() instanceof DecimalType
                && schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
            if (length == 0 || length > 64) {
                throw in.corrupt("a decimal is %d bytes long".formatted(length));
            }
            BigInteger unscaled = new BigInteger(in.bytes(), in.sliceStart(), length);
            if (!column.appendDecimal(new BigDecimal(unscaled, decimal.getScale()))) {
                throw in.corrupt(
                        "the decimal %s has more digits than its type".formatted(unscaled));
            }
            return;
        }
        column.appendBytes(in.bytes(), in.sliceStart(), length);
    }

    /// Strings and enums as they are, all else as JSON.
    private void appendText(Schema schema, VectorBuilder column) {
        if (schema.getType() == Schema.Type.STRING) {
            appendString(in.readSlice(), column);
        } else {
            column.appendText(
                    schema.getType() == Schema.Type.ENUM
                            ? AvroJson.symbol(schema, in)
                            : AvroJson.read(schema, in));
        }
    }

    private void appendString(int length, VectorBuilder column) {
        if (!TextValues.validUtf8(in.bytes(), in.sliceStart(), length)) {
            throw in.corrupt("a string is not UTF-8");
        }
        column.appendBytes(in.bytes(), in.sliceStart(), length);
    }

    @Override
    public void close() {
        buffer.close();
        stored.close();
        file.close();
    }

    @Override
    public String toString() {
        return name;
    }
}
