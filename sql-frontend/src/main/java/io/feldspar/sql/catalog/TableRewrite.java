package io.feldspar.sql.catalog;

import io.feldspar.executor.source.format.ResolvedTable;
import java.util.Set;

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

    /// All files are replaced.
    void replaceAll();
}
