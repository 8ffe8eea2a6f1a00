package io.feldspar.executor.source.parquet.format;

import java.util.List;

/// The metadata at the end of a file.
///
/// @param schema the tree's nodes depth first, the root first
/// @param createdBy the writer's name, perhaps empty
public record Footer(
        List<SchemaElement> schema, long rows, List<RowGroup> rowGroups, String createdBy) {

    /// Reads a Thrift `FileMetaData`.
    ///
    /// @throws CorruptDataException where the bytes are none, or contradict themselves
    public static Footer read(byte[] bytes) {
        CompactReader in = new CompactReader(bytes, 0, bytes.length);
        List<SchemaElement> schema = List.of();
        long rows = -1;
        List<RowGroup> rowGroups = List.of();
        String createdBy = "";
        int outer = in.beginStruct();
        while (in.nextField()) {
            switch (in.fieldId()) {
                case 2 -> schema = in.list(SchemaElement::read);
                case 3 -> rows = in.i64();
                case 4 -> rowGroups = in.list(RowGroup::read);
                case 6 -> createdBy = in.string();
                default -> in.skip();
            }
        }
        in.endStruct(outer);
        check(rows, rowGroups);
        return new Footer(schema, rows, rowGroups, createdBy);
    }

    private static void check(long rows, List<RowGroup> rowGroups) {
        long sum = 0;
        for (RowGroup group : rowGroups) {
            sum += group.rows();
            if (sum < 0) {
                throw new CorruptDataException("row groups of more than 2^63 rows");
            }
        }
        if (sum != rows) {
            throw new CorruptDataException(
                    "the footer says " + rows + " rows but its row groups have " + sum);
        }
    }
}
