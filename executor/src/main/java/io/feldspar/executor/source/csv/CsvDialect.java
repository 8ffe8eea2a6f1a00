package io.feldspar.executor.source.csv;

/// The characters that structure a CSV file.
///
/// @param delimiter one to eight bytes of UTF-8
/// @param quote 0 where no field is quoted
/// @param escape what makes a quote within quotes stand for itself, often the quote again
/// @param comment what a line begins with that is passed over, or 0
record CsvDialect(String delimiter, byte quote, byte escape, byte comment) {

    CsvDialect withDelimiter(String other) {
        return new CsvDialect(other, quote, escape, comment);
    }
}
