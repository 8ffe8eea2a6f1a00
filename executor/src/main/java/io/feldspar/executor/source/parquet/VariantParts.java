package io.feldspar.executor.source.parquet;

import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.variant.Variant;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.StructVector;
import java.util.List;

/// VARIANT values as Parquet stores them: a struct of the names that a value uses, and the value.
///
/// ```text
/// VARIANT   metadata value         one slice of bytes
/// STRUCT    metadata │ value       two
/// ```
public final class VariantParts {

    public static final StructType STRUCT =
            new StructType(
                    List.of(
                            new Member("metadata", SimpleType.VARBINARY),
                            new Member("value", SimpleType.VARBINARY)));

    private VariantParts() {}

    /// The parts, which share the heap of the values.
    public static StructVector of(BytesVector variants) {
        int count = variants.length();
        int[] middles = new int[count];
        int[] metadata = new int[count];
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            if (!variants.isNull(i)) {
                int start = variants.starts()[i];
                metadata[i] = Variant.of(variants.heap(), start).metadataLength();
                middles[i] = start + metadata[i];
                values[i] = variants.lengths()[i] - metadata[i];
            }
        }
        return new StructVector(
                STRUCT,
                List.of(
                        part(variants, variants.starts(), metadata),
                        part(variants, middles, values)),
                variants.nulls(),
                count);
    }

    private static FlatVector part(BytesVector variants, int[] starts, int[] lengths) {
        return new BytesVector(
                SimpleType.VARBINARY,
                variants.heap(),
                starts,
                lengths,
                variants.nulls(),
                variants.length());
    }

    /// The values that have these parts.
    static BytesVector joined(StructVector parts) {
        BytesVector metadata = (BytesVector) parts.field(0);
        BytesVector values = (BytesVector) parts.field(1);
        int count = parts.length();
        int[] starts = new int[count];
        int[] lengths = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = total;
            if (!parts.isNull(i)) {
                lengths[i] = Math.addExact(metadata.lengths()[i], values.lengths()[i]);
                total = Math.addExact(total, lengths[i]);
            }
        }
        byte[] heap = new byte[total];
        for (int i = 0; i < count; i++) {
            if (!parts.isNull(i)) {
                int length = metadata.lengths()[i];
                System.arraycopy(metadata.heap(), metadata.starts()[i], heap, starts[i], length);
                System.arraycopy(
                        values.heap(),
                        values.starts()[i],
                        heap,
                        starts[i] + length,
                        values.lengths()[i]);
            }
        }
        return new BytesVector(SimpleType.VARIANT, heap, starts, lengths, parts.nulls(), count);
    }
}
