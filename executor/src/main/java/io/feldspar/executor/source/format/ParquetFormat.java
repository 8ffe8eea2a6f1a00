package io.feldspar.executor.source.format;

import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.files.FileFormat;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.parquet.ParquetTable;
import io.feldspar.executor.type.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Parquet, which needs no options: its files tell all.
final class ParquetFormat implements FileFormat {

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public Set<String> extensions() {
        return Set.of(".parquet", ".parq");
    }

    @Override
    public Table open(FileSet files, FileOptions options, @Nullable Schema declared) {
        List<ParquetTable.PartitionedFile> paths =
                files.files().stream()
                        .map(
                                file ->
                                        new ParquetTable.PartitionedFile(
                                                file.path(), file.partitionValues()))
                        .toList();
        Table table = ParquetTable.of(files.description(), paths, files.partitions());
        return declared == null ? table : SelectedColumns.of(table, declared, files.partitions());
    }
}
