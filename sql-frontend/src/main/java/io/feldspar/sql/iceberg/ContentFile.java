package io.feldspar.sql.iceberg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A data file as a manifest describes it.
///
/// @param spec by which specification it is in partitions, see [PartitionSpec]
/// @param partition values of the partition fields, perhaps none
/// @param values how many values each column has, nulls counted, by the column's id
/// @param nulls how many of them are null
/// @param lower bounds by the column's id, see [BoundBytes]
/// @param upper likewise
public record ContentFile(
        String path,
        String format,
        int spec,
        List<@Nullable Object> partition,
        long records,
        long bytes,
        Map<Integer, Long> values,
        Map<Integer, Long> nulls,
        Map<Integer, byte[]> lower,
        Map<Integer, byte[]> upper) {

    /// The partition that it is in; equal for files of the same partition.
    public record Partition(int spec, List<@Nullable Object> values) {}

    public Partition inPartition() {
        List<@Nullable Object> comparable = new ArrayList<>();
        for (Object value : partition) {
            comparable.add(value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value);
        }
        return new Partition(spec, comparable);
    }

    /// The same file in a table that numbers the specification otherwise.
    ContentFile with(int otherSpec) {
        return new ContentFile(
                path, format, otherSpec, partition, records, bytes, values, nulls, lower, upper);
    }
}
