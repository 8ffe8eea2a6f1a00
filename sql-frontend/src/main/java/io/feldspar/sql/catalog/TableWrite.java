package io.feldspar.sql.catalog;

import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.type.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A change of a table by data files that are still to be written.
public interface TableWrite {

    /// The directory that the files go to.
    Path directory();

    /// The columns that the files have.
    Schema columns();

    /// What there is to say of the table, with the columns that the files have.
    TableDetails details();

    /// The numbers of an identity column.
    ///
    /// @param column an index of [#columns]
    Sequence identity(int column);

    /// Options with which the files are written, as Parquet.
    Map<String, String> options();

    /// Makes the change, all of it or nothing. Where it fails, the files are deleted.
    ///
    /// @param files in the directory, perhaps none; they need not be synced
    /// @return false if a table of that name existed and was not replaced
    /// @throws io.feldspar.executor.error.FeldsparException with TABLE_ALREADY_EXISTS,
    ///     TABLE_NOT_FOUND, SERIALIZATION_FAILURE, DISK_FULL or IO_ERROR
    boolean commit(List<NewFile> files);
}
