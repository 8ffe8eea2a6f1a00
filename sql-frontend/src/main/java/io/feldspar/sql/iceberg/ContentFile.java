package io.feldspar.sql.iceberg;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A data file as a manifest describes it.
///
/// @param partition values of the partition fields, perhaps none
/// @param values how many values each column has, nulls counted, by the column's id
/// @param nulls how many of them are null
/// @param lower bounds by the column's id, see [BoundBytes]
/// @param upper likewise
public record ContentFile(
        String path,
        String format,
        List<@Nullable Object> partition,
        long records,
        long bytes,
        Map<Integer, Long> values,
        Map<Integer, Long> nulls,
        Map<Integer, byte[]> lower,
        Map<Integer, byte[]> upper) {}
