package io.feldspar.executor.source.files;

import io.feldspar.executor.source.Table;
import io.feldspar.executor.type.Schema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A kind of data file.
public interface FileFormat {

    /// In lower case, such as `csv`.
    String name();

    /// How the names of such files end, without compression and in lower case, such as `.csv`.
    Set<String> extensions();

    /// @param files at least one
    /// @param options read by the format; the caller checks that none is left
    /// @param declared the columns that the user declared, partition columns left out, or null
    ///     where the files tell
    Table open(FileSet files, FileOptions options, @Nullable Schema declared);
}
