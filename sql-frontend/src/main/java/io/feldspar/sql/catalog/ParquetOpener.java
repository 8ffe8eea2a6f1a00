package io.feldspar.sql.catalog;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.parquet.ParquetTable;
import io.feldspar.executor.type.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens Parquet files by their exact names.
final class ParquetOpener implements TableOpener {

    @Override
    public Set<String> formats() {
        return Set.of("parquet");
    }

    @Override
    public @Nullable String formatOf(String path) {
        return path.endsWith(".parquet") ? "parquet" : null;
    }

    @Override
    public Table open(
            String format,
            List<String> paths,
            Map<String, String> options,
            @Nullable Schema declared) {
        List<Path> files = new ArrayList<>();
        for (String path : paths) {
            Path file = Path.of(path);
            if (!Files.isRegularFile(file)) {
                throw new FeldsparException(
                        ErrorCode.FILE_NOT_FOUND, "File '" + path + "' not found. Check the path.");
            }
            files.add(file);
        }
        return ParquetTable.of("parquet " + String.join(", ", paths), files);
    }
}
