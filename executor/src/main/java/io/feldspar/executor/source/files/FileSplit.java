package io.feldspar.executor.source.files;

import io.feldspar.executor.source.Split;

/// The bytes from `from` to `to` (not included) of a file, at most up to its end.
///
/// @param file index into the table's files
/// @param line the number of lines before `from`, where the format counts them
public record FileSplit(int file, long from, long to, long line, long rows, long bytes)
        implements Split {

    public static FileSplit whole(int file, long rows, long bytes) {
        return new FileSplit(file, 0, Long.MAX_VALUE, 0, rows, bytes);
    }
}
