package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.cache.CacheKey;
import io.feldspar.executor.source.cache.DataCache;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.Vector;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A column of a cached table. The first reader of a row group puts it into memory; where memory is
/// short, rows are read from the file.
final class CachedColumn implements ColumnSource {

    /// Where the column is held.
    ///
    /// @param table the identifier of the cached table
    /// @param check throws where the query was cancelled
    record Place(DataCache cache, String table, Path file, int column, Runnable check) {

        CacheKey key(int rowGroup, Type type) {
            return new CacheKey(table, file, rowGroup, column, type);
        }
    }

    private final ParquetFile file;
    private final ColumnSource stored;
    private final Place place;
    private final WindowArrays arrays = new WindowArrays();
    private @Nullable CachedChunk chunk;

    /// @param stored the column in the file
    CachedColumn(ParquetFile file, ColumnSource stored, Place place) {
        this.file = file;
        this.stored = stored;
        this.place = place;
    }

    @Override
    public Type type() {
        return stored.type();
    }

    @Override
    public void open(int rowGroup) {
        int rows = Math.toIntExact(file.footer().rowGroups().get(rowGroup).rows());
        chunk =
                (CachedChunk)
                        place.cache()
                                .get(
                                        place.key(rowGroup, type()),
                                        () -> {
                                            stored.open(rowGroup);
                                            return ChunkCopy.of(stored, rows, place.check());
                                        });
        if (chunk == null) {
            stored.open(rowGroup);
        }
    }

    @Override
    public Vector read(long row, int count, int @Nullable [] rows, int selected) {
        CachedChunk held = chunk;
        if (held == null) {
            return stored.read(row, count, rows, selected);
        }
        int first = (int) row;
        return held.read(first, count, nulls(held.nulls(), first, count), arrays);
    }

    private long @Nullable [] nulls(long @Nullable [] all, int row, int count) {
        if (all == null) {
            return null;
        }
        long[] window = arrays.nulls();
        int shift = row & 63;
        int word = row >>> 6;
        for (int i = 0; i < Nulls.words(count); i++) {
            long low = all[word + i] >>> shift;
            boolean more = shift > 0 && word + i + 1 < all.length;
            window[i] = more ? low | all[word + i + 1] << (64 - shift) : low;
        }
        return window;
    }

    @Override
    public @Nullable FlatVector wholeDictionary() {
        return chunk == null ? stored.wholeDictionary() : chunk.dictionary();
    }

    @Override
    public boolean mayHaveNulls() {
        return chunk == null ? stored.mayHaveNulls() : chunk.nulls() != null;
    }

    @Override
    public void close() {
        stored.close();
    }
}
