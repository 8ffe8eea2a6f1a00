package io.feldspar.rdd.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/// A list as an Avro array.
record ListCodec(Slot element) implements ValueCodec {

    @Override
    public Schema schema() {
        return Schema.createArray(element.schema());
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        List<?> list = (List<?>) value;
        out.writeArrayStart();
        out.setItemCount(list.size());
        for (Object each : list) {
            out.startItem();
            element.write(each, out);
        }
        out.writeArrayEnd();
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (long n = in.readArrayStart(); n != 0; n = in.arrayNext()) {
            int items = ValueCodec.checkLength(n, in);
            for (int i = 0; i < items; i++) {
                list.add(element.read(in));
            }
        }
        return Collections.unmodifiableList(list);
    }
}
