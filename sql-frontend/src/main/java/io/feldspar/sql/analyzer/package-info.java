/// From the text of a query to relational algebra.
///
/// In: a [io.feldspar.sql.parser.QueryText] and a session's catalogs. Out: an
/// [io.feldspar.sql.analyzer.AnalyzedQuery]. Start with [io.feldspar.sql.analyzer.Analyzer].
@NullMarked
package io.feldspar.sql.analyzer;

import org.jspecify.annotations.NullMarked;
