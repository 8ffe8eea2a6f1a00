package io.feldspar.rdd.codec;

import java.io.IOException;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// A long array as an Avro array.
record LongsCodec(Schema schema) implements ValueCodec {

    LongsCodec() {
        this(Schema.createArray(Schema.create(Schema.Type.LONG)));
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        long[] longs = (long[]) value;
        out.writeArrayStart();
        out.setItemCount(longs.length);
        for (long each : longs) {
            out.startItem();
            out.writeLong(each);
        }
        out.writeArrayEnd();
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        long[] longs = new long[0];
        int filled = 0;
        for (long n = in.readArrayStart(); n != 0; n = in.arrayNext()) {
            int items = ValueCodec.checkLength(n, in);
            longs = Arrays.copyOf(longs, filled + items);
            for (int i = 0; i < items; i++) {
                longs[filled++] = in.readLong();
            }
        }
        return longs;
    }
}
