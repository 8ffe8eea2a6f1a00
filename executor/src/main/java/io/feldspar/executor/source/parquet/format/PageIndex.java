package io.feldspar.executor.source.parquet.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The column index and the offset index of a column chunk: bounds and first row of each page.
///
/// @param nullPages whether a page holds nothing but nulls; its bounds mean nothing then
/// @param nullCounts null where the writer gave none
/// @param firstRows of the pages in the row group, ascending from 0
public record PageIndex(
        List<Boolean> nullPages,
        List<byte[]> mins,
        List<byte[]> maxs,
        @Nullable List<Long> nullCounts,
        List<Long> firstRows) {

    public PageIndex {
        int pages = firstRows.size();
        if (nullPages.size() != pages
                || mins.size() != pages
                || maxs.size() != pages
                || (nullCounts != null && nullCounts.size() != pages)) {
            throw new CorruptDataException("indexes that disagree about the number of pages");
        }
        for (int i = 0; i < pages; i++) {
            if (i == 0 ? firstRows.get(0) != 0 : firstRows.get(i) <= firstRows.get(i - 1)) {
                throw new CorruptDataException("an index whose pages are out of order");
            }
        }
    }

    /// Reads a Thrift `ColumnIndex` and an `OffsetIndex`.
    public static PageIndex read(byte[] columnIndex, byte[] offsetIndex) {
        List<Boolean> nullPages = List.of();
        List<byte[]> mins = List.of();
        List<byte[]> maxs = List.of();
        List<Long> nullCounts = null;
        CompactReader in = new CompactReader(columnIndex, 0, columnIndex.length);
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> nullPages = in.list(CompactReader::bool);
                case 2 -> mins = in.list(CompactReader::binary);
                case 3 -> maxs = in.list(CompactReader::binary);
                case 5 -> nullCounts = in.list(CompactReader::i64);
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return new PageIndex(nullPages, mins, maxs, nullCounts, firstRows(offsetIndex));
    }

    private static List<Long> firstRows(byte[] offsetIndex) {
        CompactReader in = new CompactReader(offsetIndex, 0, offsetIndex.length);
        List<Long> rows = List.of();
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> rows = in.list(PageIndex::firstRow);
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return rows;
    }

    private static Long firstRow(CompactReader in) {
        long row = -1;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 3 -> row = in.i64();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        return row;
    }
}
