package io.feldspar.executor.source.avro;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.StructVector;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.avro.io.BinaryEncoder;

/// Writes a value of a column as Avro does: which branch of the union of null and its type, then
/// the value.
final class AvroValueWriter {

    private AvroValueWriter() {}

    static void write(FlatVector vector, int row, BinaryEncoder out) throws IOException {
        if (vector.isNull(row)) {
            out.writeIndex(0);
            return;
        }
        out.writeIndex(1);
        switch (vector) {
            case ByteVector bytes -> out.writeBoolean(bytes.values()[row] != 0);
            case IntVector ints -> out.writeInt(ints.values()[row]);
            case DoubleVector doubles -> {
                double value = doubles.values()[row];
                if (vector.type() == SimpleType.REAL) {
                    out.writeFloat((float) value);
                } else {
                    out.writeDouble(value);
                }
            }
            case LongVector longs -> {
                long value = longs.values()[row];
                if (vector.type() instanceof DecimalType) {
                    out.writeBytes(BigInteger.valueOf(value).toByteArray());
                } else {
                    out.writeLong(value);
                }
            }
            case LongPairVector pairs -> out.writeBytes(wide(pairs, row).toByteArray());
            // Avro writes a string as it does bytes: the length comes first.
            case BytesVector bytes ->
                    out.writeBytes(bytes.heap(), bytes.starts()[row], bytes.lengths()[row]);
            case ListVector lists -> writeItems(lists, row, out);
            case StructVector structs -> {
                for (int f = 0; f < structs.fieldCount(); f++) {
                    write(structs.field(f), row, out);
                }
            }
        }
    }

    private static void writeItems(ListVector lists, int row, BinaryEncoder out)
            throws IOException {
        int start = lists.starts()[row];
        int end = start + lists.lengths()[row];
        boolean map = lists.type() instanceof MapType;
        // Avro writes arrays and maps alike.
        out.writeArrayStart();
        out.setItemCount(end - start);
        for (int i = start; i < end; i++) {
            out.startItem();
            if (map) {
                StructVector entries = (StructVector) lists.child();
                BytesVector keys = (BytesVector) entries.field(0);
                out.writeBytes(keys.heap(), keys.starts()[i], keys.lengths()[i]);
                write(entries.field(1), i, out);
            } else {
                write(lists.child(), i, out);
            }
        }
        out.writeArrayEnd();
    }

    private static BigInteger wide(LongPairVector pairs, int row) {
        BigInteger high = BigInteger.valueOf(pairs.high(row)).shiftLeft(Long.SIZE);
        long low = pairs.low()[row];
        return high.or(new BigInteger(Long.toUnsignedString(low)));
    }
}
