package io.feldspar.sql.catalog;

import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.type.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens files as tables.
public interface TableOpener {

    /// The formats that it opens, in lower case: `parquet`, `csv`.
    Set<String> formats();

    /// The format that a file of that name has, or null where the name does not tell.
    @Nullable String formatOf(String path);

    /// @param paths files, directories or globs
    /// @param options of the format, names in lower case
    /// @param declared the columns that the user declared, or null where the files tell
    /// @param access to what the files may be
    /// @throws io.feldspar.executor.error.FeldsparException with NOT_SUPPORTED for an unknown
    ///     format, FILE_NOT_FOUND, INSUFFICIENT_PRIVILEGE, DATA_CORRUPT or INVALID_PARAMETER
    ResolvedTable open(
            String format,
            List<String> paths,
            Map<String, String> options,
            @Nullable Schema declared,
            FileAccess access);
}
