package io.feldspar.sql.catalog;

import io.feldspar.executor.source.format.ResolvedTable;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A change of a table that replaces some of its data files by others.
public interface TableRewrite extends TableWrite {

    /// The column of [#rows] that numbers the data files.
    String FILE = "$feldspar.file";

    /// The column of [#rows] that numbers the rows of each data file.
    String POSITION = "$feldspar.position";

    /// What the reader of Parquet files takes for a column of row numbers.
    int POSITION_ID = Integer.MAX_VALUE - 2;

    /// The rows as they were when the change began, each with its number and that of its file.
    ResolvedTable rows();

    /// How many rows there are.
    long rowCount();

    /// Says which files are replaced; none are unless they are named here.
    ///
    /// @param numbers of files
    void replace(Set<Integer> numbers);

    /// The small files are replaced, by others with the same rows, and those that are partitioned
    /// otherwise than new ones.
    ///
    /// @return their numbers; none where there are too few of them
    Set<Integer> replaceSmall();

    /// The files are replaced whose rows all have these values, as partitions tell.
    ///
    /// @param values by the names of columns
    /// @return how many files; empty where partitions do not tell of all files, and none is
    ///     replaced
    OptionalInt replaceWhere(Map<String, @Nullable Object> values);

    /// The files of the partitions that new files are in are replaced.
    void replaceWritten();

    /// All files are replaced.
    void replaceAll();
}
