package io.feldspar.sql.iceberg;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// A record whose fields are looked up by Iceberg's numbers. Writers differ in names and in which
/// fields they write.
final class NumberedRecord {

    private final IndexedRecord values;
    private final Map<Integer, Integer> positions;

    private NumberedRecord(IndexedRecord values, Map<Integer, Integer> positions) {
        this.values = values;
        this.positions = positions;
    }

    /// Where each number is in records of a schema.
    static Map<Integer, Integer> positions(Schema schema) {
        Map<Integer, Integer> positions = new HashMap<>();
        for (Schema.Field field : schema.getFields()) {
            if (field.getObjectProp(AvroShapes.FIELD_ID) instanceof Number id) {
                positions.put(id.intValue(), field.pos());
            }
        }
        return positions;
    }

    static NumberedRecord of(IndexedRecord values, Map<Integer, Integer> positions) {
        return new NumberedRecord(values, positions);
    }

    @Nullable Object value(int id) {
        Integer position = positions.get(id);
        return position == null ? null : values.get(position);
    }

    private Object required(int id) {
        Object value = value(id);
        if (value == null) {
            throw new IllegalArgumentException("field " + id + " is missing");
        }
        return value;
    }

    String text(int id) {
        return required(id).toString();
    }

    long number(int id) {
        return ((Number) required(id)).longValue();
    }

    long number(int id, long otherwise) {
        return value(id) instanceof Number number ? number.longValue() : otherwise;
    }

    IndexedRecord record(int id) {
        return (IndexedRecord) required(id);
    }

    byte @Nullable [] bytes(int id) {
        return value(id) instanceof ByteBuffer buffer ? bytes(buffer) : null;
    }

    Map<Integer, Long> counts(int id) {
        Map<Integer, Long> counts = new HashMap<>();
        for (IndexedRecord pair : pairs(id)) {
            counts.put((Integer) pair.get(0), (Long) pair.get(1));
        }
        return counts;
    }

    Map<Integer, byte[]> bounds(int id) {
        Map<Integer, byte[]> bounds = new HashMap<>();
        for (IndexedRecord pair : pairs(id)) {
            bounds.put((Integer) pair.get(0), bytes((ByteBuffer) pair.get(1)));
        }
        return bounds;
    }

    private List<IndexedRecord> pairs(int id) {
        return value(id) instanceof List<?> pairs
                ? pairs.stream().map(IndexedRecord.class::cast).toList()
                : List.of();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
