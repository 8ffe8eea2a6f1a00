package io.feldspar.sql.analyzer;

import io.feldspar.executor.type.Schema;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/// A query whose names and types are resolved.
///
/// @param root relational algebra without subqueries, and without correlation where it could be
///     removed; its columns are those of `schema`
/// @param schema the columns of the result, with the names that the user sees
/// @param tables what the query reads, each once
/// @param texts what the user wrote, for the places of errors
/// @param warnings what the user may not expect of the result
/// @param filtered whether row filters, column masks or tables are in it that the user may not see
public record AnalyzedQuery(
        RelNode root,
        Schema schema,
        List<OpenedTable> tables,
        SourceTexts texts,
        List<String> warnings,
        boolean filtered) {
    public AnalyzedQuery {
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }
}
