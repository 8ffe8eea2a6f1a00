package io.feldspar.executor.source.parquet.format;

import org.jspecify.annotations.Nullable;

/// What the writer says of a column chunk's values.
///
/// @param min the plain-encoded lower bound in the type's order, or null where unknown
/// @param max likewise the upper bound
/// @param signedMin a bound of the deprecated kind, in signed order whatever the type
/// @param signedMax likewise
/// @param nullCount -1 where unknown
/// @param distinctCount -1 where unknown
public record ChunkStatistics(
        byte @Nullable [] min,
        byte @Nullable [] max,
        byte @Nullable [] signedMin,
        byte @Nullable [] signedMax,
        long nullCount,
        long distinctCount) {

    static final ChunkStatistics UNKNOWN = new ChunkStatistics(null, null, null, null, -1, -1);

    static ChunkStatistics read(CompactReader in) {
        byte[] min = null;
        byte[] max = null;
        byte[] signedMin = null;
        byte[] signedMax = null;
        long nullCount = -1;
        long distinctCount = -1;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> signedMax = in.binary();
                case 2 -> signedMin = in.binary();
                case 3 -> nullCount = in.i64();
                case 4 -> distinctCount = in.i64();
                case 5 -> max = in.binary();
                case 6 -> min = in.binary();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return new ChunkStatistics(min, max, signedMin, signedMax, nullCount, distinctCount);
    }
}
