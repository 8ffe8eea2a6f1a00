package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableSink;
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

    /// Whether the files tell the types of their columns as they were when they were written, so
    /// that nobody else needs to remember them.
    default boolean storesTypes() {
        return false;
    }

    /// How the names of files end that are written with these options, such as `.csv.gz`.
    default String suffix(FileOptions options) {
        return "." + name();
    }

    /// Begins a file.
    ///
    /// @param options read by the format, which checks that none is left
    /// @throws FeldsparException with NOT_SUPPORTED for a format that is only read, or for a type
    ///     that it does not have, INVALID_PARAMETER for wrong options, DISK_FULL or IO_ERROR
    default TableSink create(OutputFile file, Schema schema, FileOptions options) {
        throw new FeldsparException(
                ErrorCode.NOT_SUPPORTED, "Format '%s' cannot be written".formatted(name()));
    }
}
