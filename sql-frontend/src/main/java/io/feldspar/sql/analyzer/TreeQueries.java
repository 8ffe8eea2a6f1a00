package io.feldspar.sql.analyzer;

import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.RowsTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.translation.Translation;
import io.feldspar.sql.tree.LocalRows;
import io.feldspar.sql.tree.Query;
import java.lang.ref.Cleaner;
import java.util.List;
import java.util.function.Function;
import org.apache.calcite.sql.SqlNode;

/// Queries that a session's programs make as trees.
///
/// @param describe gives the columns of a query
/// @param cached what is read in place of a data set
record TreeQueries(
        SessionCatalog catalog,
        Function<QueryText, Schema> describe,
        Function<Query.Numbered, Query> cached) {

    private static final Cleaner CLEANER = Cleaner.create();

    QueryText query(Query tree, Dialect dialect) {
        SqlNode first = translation(dialect).query(tree);
        return QueryText.ofTree(first.toString(), dialect, () -> translation(dialect).query(tree));
    }

    List<String> columns(Query tree, Dialect dialect) {
        return translation(dialect).columns(tree);
    }

    private Translation translation(Dialect dialect) {
        return new Translation(
                dialect,
                new Translation.Environment() {
                    @Override
                    public List<String> columns(SqlNode query) {
                        QueryText text =
                                QueryText.ofTree(
                                        query.toString(), dialect, () -> CopiedTree.of(query));
                        return describe.apply(text).fields().stream().map(Field::name).toList();
                    }

                    @Override
                    public void add(LocalRows rows) {
                        register(rows);
                    }

                    @Override
                    public Query cached(Query.Numbered dataset) {
                        return cached.apply(dataset);
                    }
                });
    }

    /// Lets queries read the rows for as long as a tree has them.
    private void register(LocalRows rows) {
        String name = rows.name();
        if (catalog.rows(name) != null) {
            return;
        }
        TableHandle.Rows handle = new TableHandle.Rows(name, rows.schema(), rows.rows());
        catalog.addRows(name, new ResolvedTable(handle, new RowsTable(handle)));
        SessionCatalog registered = catalog;
        CLEANER.register(rows, () -> registered.removeRows(name));
    }
}
