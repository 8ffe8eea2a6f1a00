package io.feldspar.executor.source.format;

import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.FileFormat;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.parquet.ParquetTable;
import io.feldspar.executor.source.parquet.format.Compression;
import io.feldspar.executor.source.parquet.write.FieldIds;
import io.feldspar.executor.source.parquet.write.ParquetOptions;
import io.feldspar.executor.source.parquet.write.ParquetSink;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parquet. Reading needs no options: the files tell all. Writing takes `compression` and
/// `row_group_size`.
///
/// With `field_ids`, numbers separated by commas, files are written with a number for each column
/// and each part of a nested one,
/// and the declared columns are looked up by number, whatever their names in the files. A column of
/// number 2147483645 has the number of each row in its file. With `cached`, an identifier, columns
/// that were read are held in memory.
final class ParquetFormat implements FileFormat {

    private static final String FIELD_IDS = "field_ids";

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public Set<String> extensions() {
        return Set.of(".parquet", ".parq");
    }

    @Override
    public boolean storesTypes() {
        return true;
    }

    @Override
    public TableSink create(OutputFile file, Schema schema, FileOptions options) {
        ParquetOptions how = writing(options);
        int ids = how.fieldIds().size();
        int expected = FieldIds.count(schema.types());
        if (ids > 0 && ids != expected) {
            throw options.wrong(FIELD_IDS, ids + " numbers", expected + " numbers");
        }
        return new ParquetSink(file, schema, how);
    }

    @Override
    public Table open(FileSet files, FileOptions options, @Nullable Schema declared) {
        List<ParquetTable.PartitionedFile> paths =
                files.withoutEmpty().files().stream()
                        .map(
                                file ->
                                        new ParquetTable.PartitionedFile(
                                                file.path(), file.partitionValues()))
                        .toList();
        String ids = options.text(FIELD_IDS);
        String cached = options.text(TableHandle.CACHED);
        if (ids != null && declared != null) {
            List<Field> fields = new ArrayList<>(declared.fields());
            fields.addAll(files.partitions().fields());
            ParquetTable table =
                    ParquetTable.identified(
                            files.description(), paths, new Schema(fields), fieldIds(options, ids));
            return cached == null ? table : table.cachedAs(cached);
        }
        ParquetTable found = ParquetTable.of(files.description(), paths, files.partitions());
        Table table = cached == null ? found : found.cachedAs(cached);
        return declared == null ? table : SelectedColumns.of(table, declared, files.partitions());
    }

    private static ParquetOptions writing(FileOptions options) {
        ParquetOptions usual = ParquetOptions.DEFAULT;
        String name = options.text("compression", "snappy");
        Compression compression =
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "snappy" -> Compression.SNAPPY;
                    case "zstd" -> Compression.ZSTD;
                    case "none", "uncompressed" -> Compression.UNCOMPRESSED;
                    default -> throw options.wrong("compression", name, "snappy, zstd or none");
                };
        long rows = options.number("row_group_size", usual.rowGroupRows(), 1, 1 << 30);
        String ids = options.text(FIELD_IDS);
        options.end();
        return new ParquetOptions(
                compression,
                (int) rows,
                usual.pageRows(),
                usual.dictionaryEntries(),
                ids == null ? List.of() : fieldIds(options, ids));
    }

    private static List<Integer> fieldIds(FileOptions options, String text) {
        try {
            return Arrays.stream(text.split(",")).map(Integer::parseUnsignedInt).toList();
        } catch (NumberFormatException _) {
            throw options.wrong(FIELD_IDS, text, "numbers separated by commas");
        }
    }
}
