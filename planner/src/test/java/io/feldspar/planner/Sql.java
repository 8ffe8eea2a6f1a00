package io.feldspar.planner;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableCatalog;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.planner.expression.ConstantFolder;
import io.feldspar.sql.access.Access;
import io.feldspar.sql.analyzer.AnalyzedQuery;
import io.feldspar.sql.analyzer.Analyzer;
import io.feldspar.sql.catalog.Catalogs;
import io.feldspar.sql.catalog.FileOpener;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.warehouse.WarehouseCatalog;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.rule.PlanningCheck;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.jspecify.annotations.Nullable;

/// Plans of queries over the tables of [TpchTables].
public final class Sql {

    private record Provider(Map<String, ? extends Table> tables) implements TableCatalog {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public List<String> schemas() {
            return List.of("tpch");
        }

        @Override
        public List<String> tables(String schema) {
            return List.copyOf(tables.keySet());
        }

        @Override
        public @Nullable Table table(String schema, String table) {
            return tables.get(table);
        }
    }

    private Sql() {}

    static PhysicalPlan plan(String sql) {
        return plan(sql, TpchTables.all());
    }

    static PhysicalPlan plan(String sql, Map<String, ? extends Table> tables) {
        return new QueryPlanner(2).plan(analyze(sql, tables));
    }

    static String logical(String sql) {
        AnalyzedQuery query = analyze(sql, TpchTables.all());
        return RelOptUtil.toString(new QueryPlanner(2).logical(query.root()));
    }

    /// What the rewrite rules are given: the query as relational algebra without subqueries.
    public static RelNode analyzed(String sql, Map<String, ? extends Table> tables) {
        RelNode root = analyze(sql, tables).root();
        root.getCluster().getPlanner().setExecutor(new ConstantFolder(new PlanningCheck(() -> {})));
        return root;
    }

    private static AnalyzedQuery analyze(String sql, Map<String, ? extends Table> tables) {
        SessionCatalog session =
                new SessionCatalog(
                        new Catalogs(
                                new WarehouseCatalog(Path.of("no-warehouse")),
                                List.of(new Provider(tables)),
                                new FileOpener()),
                        FileAccess.ALL,
                        Access.unlimited("ada"));
        session.use(List.of("fake", "tpch"));
        return new Analyzer(session).analyze(QueryText.of(sql), List.of());
    }
}
