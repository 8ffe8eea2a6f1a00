package io.feldspar.executor.source.parquet.format;

import java.util.List;

/// Some consecutive rows of a file, column by column in the order of the schema's leaves.
public record RowGroup(long rows, List<ColumnChunk> columns) {

    static RowGroup read(CompactReader in) {
        List<ColumnChunk> columns = List.of();
        long rows = -1;
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 1 -> columns = in.list(ColumnChunk::read);
                case 3 -> rows = in.i64();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        if (rows < 0) {
            throw new CorruptDataException("a row group of " + rows + " rows");
        }
        return new RowGroup(rows, columns);
    }
}
