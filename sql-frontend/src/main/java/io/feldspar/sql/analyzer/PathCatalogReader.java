package io.feldspar.sql.analyzer;

import java.util.List;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/// Finds tables along several paths.
final class PathCatalogReader extends CalciteCatalogReader {

    PathCatalogReader(
            CalciteSchema root,
            List<List<String>> paths,
            JavaTypeFactoryImpl types,
            CalciteConnectionConfig config) {
        super(root, SqlNameMatchers.withCaseSensitive(false), paths, types, config);
    }
}
