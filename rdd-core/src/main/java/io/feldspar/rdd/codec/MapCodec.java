package io.feldspar.rdd.codec;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// A map whose keys are strings, as an Avro map.
record MapCodec(ValueCodec value) implements ValueCodec {

    @Override
    public Schema schema() {
        return Schema.createMap(value.schema());
    }

    @Override
    public void write(Object written, Encoder out) throws IOException {
        Map<?, ?> map = (Map<?, ?>) written;
        out.writeMapStart();
        out.setItemCount(map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.startItem();
            ValueCodec.writeString((String) entry.getKey(), out);
            value.write(entry.getValue(), out);
        }
        out.writeMapEnd();
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (long n = in.readMapStart(); n != 0; n = in.mapNext()) {
            int items = ValueCodec.checkLength(n, in);
            for (int i = 0; i < items; i++) {
                String key = ValueCodec.readString(in);
                map.put(key, value.read(in));
            }
        }
        return Collections.unmodifiableMap(map);
    }
}
