package io.feldspar.planner;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.planner.expression.ConstantFolder;
import io.feldspar.planner.expression.RelTypes;
import java.util.Map;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.RelFactories;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.parser.SqlParser;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.sql2rel.TopDownGeneralDecorrelator;
import org.apache.calcite.tools.FrameworkConfig;
import org.apache.calcite.tools.Frameworks;
import org.apache.calcite.tools.Planner;

/// Calcite alone as the front end, for tests of rules and plans.
final class Sql {

    private static final RelDataTypeSystem TYPES =
            new RelDataTypeSystemImpl() {
                @Override
                public int getMaxPrecision(SqlTypeName type) {
                    return type == SqlTypeName.DECIMAL ? 38 : super.getMaxPrecision(type);
                }

                @Override
                public int getMaxScale(SqlTypeName type) {
                    return type == SqlTypeName.DECIMAL ? 38 : super.getMaxScale(type);
                }

                @Override
                public boolean shouldConvertRaggedUnionTypesToVarying() {
                    return true;
                }
            };

    private static final class CalciteTable extends AbstractTable {
        private final Table table;

        CalciteTable(Table table) {
            this.table = table;
        }

        @Override
        public RelDataType getRowType(RelDataTypeFactory types) {
            RelDataTypeFactory.Builder builder = types.builder();
            for (Field field : table.schema().fields()) {
                builder.add(
                        field.name(),
                        types.createTypeWithNullability(type(types, field), field.nullable()));
            }
            return builder.build();
        }

        private static RelDataType type(RelDataTypeFactory types, Field field) {
            return switch (field.type()) {
                case DecimalType decimal ->
                        types.createSqlType(
                                SqlTypeName.DECIMAL, decimal.precision(), decimal.scale());
                case SimpleType simple -> types.createSqlType(SqlTypeName.valueOf(simple.name()));
            };
        }

        @Override
        public <C> C unwrapOrThrow(Class<C> type) {
            return type.isInstance(table) ? type.cast(table) : super.unwrapOrThrow(type);
        }

        @Override
        public <C> C unwrap(Class<C> type) {
            return type.isInstance(table) ? type.cast(table) : super.unwrap(type);
        }
    }

    private Sql() {}

    static QueryPlanner planner() {
        return new QueryPlanner(scan -> scan.getTable().unwrap(Table.class), 2);
    }

    static PhysicalPlan plan(String sql) {
        return plan(sql, TpchTables.all());
    }

    static PhysicalPlan plan(String sql, Map<String, ? extends Table> tables) {
        RelNode rel = rel(sql, tables);
        return planner().plan(rel, RelTypes.schema(rel.getRowType()));
    }

    static String logical(String sql) {
        return RelOptUtil.toString(planner().logical(rel(sql, TpchTables.all())));
    }

    static RelNode rel(String sql, Map<String, ? extends Table> tables) {
        SchemaPlus schema = Frameworks.createRootSchema(true);
        for (Map.Entry<String, ? extends Table> entry : tables.entrySet()) {
            schema.add(entry.getKey(), new CalciteTable(entry.getValue()));
        }
        FrameworkConfig config =
                Frameworks.newConfigBuilder()
                        .defaultSchema(schema)
                        .typeSystem(TYPES)
                        .executor(new ConstantFolder())
                        .parserConfig(
                                SqlParser.config()
                                        .withUnquotedCasing(Casing.UNCHANGED)
                                        .withCaseSensitive(false))
                        .sqlToRelConverterConfig(
                                SqlToRelConverter.config()
                                        .withExpand(false)
                                        .withDecorrelationEnabled(false)
                                        .withTrimUnusedFields(false)
                                        .withInSubQueryThreshold(Integer.MAX_VALUE))
                        .build();
        try (Planner planner = Frameworks.getPlanner(config)) {
            RelRoot root = planner.rel(planner.validate(planner.parse(sql)));
            HepPlanner subqueries =
                    new HepPlanner(
                            new HepProgramBuilder()
                                    .addRuleCollection(
                                            java.util.List.of(
                                                    CoreRules.FILTER_SUB_QUERY_TO_MARK_CORRELATE,
                                                    CoreRules.PROJECT_SUB_QUERY_TO_MARK_CORRELATE,
                                                    CoreRules.JOIN_SUB_QUERY_TO_CORRELATE))
                                    .build());
            subqueries.setRoot(root.project());
            return TopDownGeneralDecorrelator.decorrelateQuery(
                    subqueries.findBestExp(),
                    RelFactories.LOGICAL_BUILDER.create(root.rel.getCluster(), null));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
