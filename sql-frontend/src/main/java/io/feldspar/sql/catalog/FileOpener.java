package io.feldspar.sql.catalog;

import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens files of the engine's own formats: by name, folder or pattern.
public final class FileOpener implements TableOpener {

    @Override
    public Set<String> formats() {
        return FileFormats.names();
    }

    @Override
    public @Nullable String formatOf(String path) {
        return FileFormats.formatOf(path);
    }

    @Override
    public ResolvedTable open(
            String format,
            List<String> paths,
            Map<String, String> options,
            @Nullable Schema declared,
            FileAccess access) {
        return FileFormats.open(format, paths, options, declared, access);
    }
}
