package io.feldspar.executor.source.csv;

/// The bytes that structure a CSV file.
///
/// @param quote 0 where no field is quoted
/// @param escape what makes a quote within quotes stand for itself, often the quote again
record CsvDialect(byte delimiter, byte quote, byte escape) {

    static final CsvDialect COMMON = new CsvDialect((byte) ',', (byte) '"', (byte) '"');

    CsvDialect withDelimiter(char other) {
        return new CsvDialect((byte) other, quote, escape);
    }
}
