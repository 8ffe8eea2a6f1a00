/// CSV files: reading, guessing what they are like, writing.
///
/// In: a [io.feldspar.executor.source.files.FileSet] and options. Out: a table. Start with
/// [io.feldspar.executor.source.csv.CsvFormat]; the grammar is in
/// [io.feldspar.executor.source.csv.CsvRecords].
@NullMarked
package io.feldspar.executor.source.csv;

import org.jspecify.annotations.NullMarked;
