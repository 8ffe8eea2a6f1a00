package io.feldspar.rdd.codec;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// A map whose keys are not strings, as an Avro array of its entries.
final class EntriesCodec implements ValueCodec {

    private final ValueCodec key;
    private final ValueCodec value;
    private final Schema entry;

    /// @param entry a record of which nothing is known but its name; see [#completeSchema]
    EntriesCodec(ValueCodec key, ValueCodec value, Schema entry) {
        this.key = key;
        this.value = value;
        this.entry = entry;
    }

    void completeSchema() {
        entry.setFields(
                List.of(
                        new Schema.Field("key", key.schema()),
                        new Schema.Field("value", value.schema())));
    }

    @Override
    public Schema schema() {
        return Schema.createArray(entry);
    }

    @Override
    public void write(Object written, Encoder out) throws IOException {
        Map<?, ?> map = (Map<?, ?>) written;
        out.writeArrayStart();
        out.setItemCount(map.size());
        for (Map.Entry<?, ?> each : map.entrySet()) {
            out.startItem();
            key.write(each.getKey(), out);
            value.write(each.getValue(), out);
        }
        out.writeArrayEnd();
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (long n = in.readArrayStart(); n != 0; n = in.arrayNext()) {
            int items = ValueCodec.checkLength(n, in);
            for (int i = 0; i < items; i++) {
                Object read = key.read(in);
                map.put(read, value.read(in));
            }
        }
        return Collections.unmodifiableMap(map);
    }
}
