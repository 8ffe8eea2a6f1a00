/// Which files a table is made of: paths, folders and patterns, partition folders, and tables
/// whose files are read row by row.
///
/// In: what a user writes as a location. Out: a
/// [io.feldspar.executor.source.files.FileSet], and for row formats a table over it. Start with
/// [io.feldspar.executor.source.files.FilePaths].
@NullMarked
package io.feldspar.executor.source.files;

import org.jspecify.annotations.NullMarked;
