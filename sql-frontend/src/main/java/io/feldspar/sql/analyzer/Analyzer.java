package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.SessionCatalog.FunctionScope;
import io.feldspar.sql.catalog.SessionVariables;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.function.SessionOperators;
import io.feldspar.sql.parser.FeldsparConformance;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.StatementParser;
import io.feldspar.sql.rule.PlanningCheck;
import io.feldspar.sql.table.CatalogTree;
import io.feldspar.sql.table.SourceTable;
import io.feldspar.sql.table.ViewTable;
import io.feldspar.sql.translation.Parameters;
import io.feldspar.sql.tree.Query;
import io.feldspar.sql.type.FeldsparRexBuilder;
import io.feldspar.sql.type.FeldsparTypeFactory;
import io.feldspar.sql.type.RelTypes;
import io.feldspar.sql.unnest.Unnesting;
import io.feldspar.sql.window.WindowNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.config.CalciteConnectionConfigImpl;
import org.apache.calcite.config.CalciteConnectionProperty;
import org.apache.calcite.config.NullCollation;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/// Turns the text of a query into relational algebra: parse, validate, convert, unnest.
///
/// One analyzer belongs to a session and is used by one thread at a time.
public final class Analyzer {

    private static final int MAX_VIEW_DEPTH = 50;
    /// Views in views twice each are soon more than any plan can hold.
    private static final int MAX_VIEW_USES = 20_000;

    private static final CalciteConnectionConfig CONFIG = config();

    private static final SqlValidator.Config VALIDATION =
            SqlValidator.Config.DEFAULT
                    .withConformance(FeldsparConformance.INSTANCE)
                    .withIdentifierExpansion(true)
                    .withTypeCoercionFactory(ExactCoercion::new)
                    .withTypeCoercionEnabled(true);

    private static final SqlToRelConverter.Config CONVERSION =
            SqlToRelConverter.config()
                    .withExpand(false)
                    .withTrimUnusedFields(false)
                    .withInSubQueryThreshold(Integer.MAX_VALUE)
                    .withRemoveSortInSubQuery(true)
                    .withRelBuilderFactory(
                            (cluster, schema) ->
                                    new NamingRelBuilder(
                                            cluster, schema, RelBuilder.Config.DEFAULT))
                    // Merging a projection that holds a correlated subquery renumbers the columns
                    // around the subquery but not those that it refers to. Simplification takes
                    // x IN (query) for not null where x is not.
                    .addRelBuilderConfigTransform(
                            builder -> builder.withBloat(-1).withSimplify(false));

    private static final Runnable NO_CHECK = () -> {};

    private final SessionCatalog catalog;
    private final FeldsparTypeFactory types = new FeldsparTypeFactory();

    public Analyzer(SessionCatalog catalog) {
        this.catalog = catalog;
    }

    private static CalciteConnectionConfig config() {
        Properties properties = new Properties();
        properties.setProperty(CalciteConnectionProperty.CASE_SENSITIVE.camelName(), "false");
        return new CalciteConnectionConfigImpl(properties);
    }

    /// Resolves a query.
    ///
    /// @param parameters the values of its `?`, as [io.feldspar.executor.vector.Values] defines
    ///     them
    /// @throws FeldsparException with PARAMETER_COUNT, SYNTAX_ERROR, TABLE_NOT_FOUND,
    ///     COLUMN_NOT_FOUND, TYPE_MISMATCH and their like, naming the place in the text that the
    ///     user wrote
    public AnalyzedQuery analyze(QueryText query, List<@Nullable Object> parameters) {
        return analyze(query, parameters, NO_CHECK);
    }

    /// @param check called now and then, also while the result is planned; throws to end that
    public AnalyzedQuery analyze(
            QueryText query, List<@Nullable Object> parameters, Runnable check) {
        if (parameters.size() != query.parameters()) {
            throw new FeldsparException(
                    ErrorCode.PARAMETER_COUNT,
                    "The statement has %d parameters, but %d values were given"
                            .formatted(query.parameters(), parameters.size()),
                    "Give one for each '?'.");
        }
        return Guarded.run(() -> new Analysis(query, parameters, check).run());
    }

    /// The query that a tree is.
    ///
    /// @param cached what is read in place of a data set
    /// @throws FeldsparException with COLUMN_NOT_FOUND, COLUMN_AMBIGUOUS or SYNTAX_ERROR
    public QueryText query(Query tree, Dialect dialect, Function<Query.Numbered, Query> cached) {
        return Guarded.run(
                () -> new TreeQueries(catalog, this::describe, cached).query(tree, dialect));
    }

    /// The names of the columns of a tree.
    public List<String> columns(
            Query tree, Dialect dialect, Function<Query.Numbered, Query> cached) {
        return Guarded.run(
                () -> new TreeQueries(catalog, this::describe, cached).columns(tree, dialect));
    }

    /// The types of the query's `?` as far as their surroundings tell, NULL where they do not.
    public List<Type> parameterTypes(QueryText query) {
        return Guarded.run(() -> new Analysis(query, null, NO_CHECK).parameterTypes());
    }

    /// The columns of a query whose `?` have no values yet.
    public Schema describe(QueryText query) {
        return Guarded.run(() -> new Analysis(query, null, NO_CHECK).describe());
    }

    /// What a query reads, by the names in it.
    ///
    /// @param temporary the temporary views
    /// @param relations whether there are tables or views, perhaps of functions
    public record Sources(Set<String> temporary, boolean relations) {}

    public Sources sources(QueryText query) {
        return Guarded.run(
                () -> {
                    Analysis analysis = new Analysis(query, null, NO_CHECK);
                    analysis.describe();
                    CatalogTree tree = analysis.tree;
                    return new Sources(Set.copyOf(tree.temporaryViews()), tree.readsRelations());
                });
    }

    /// The columns that the tables of a query have but nothing can read.
    public List<String> unreadableColumns(QueryText query) {
        return Guarded.run(
                () -> {
                    Analysis analysis = new Analysis(query, null, NO_CHECK);
                    analysis.describe();
                    return analysis.tree.unreadableColumns();
                });
    }

    /// One query on its way through Calcite.
    private final class Analysis implements ViewTable.Expander {

        private final QueryText query;
        private final SourceTexts texts;
        private final @Nullable List<@Nullable Object> parameters;
        private final CatalogTree tree;
        private final PlanningCheck check;
        private final RelOptCluster cluster;
        private final Map<Relation.View, RelDataType> viewTypes = new HashMap<>();
        private int viewDepth;
        private int viewUses;

        /// @param parameters null where the query is not to be run
        Analysis(QueryText query, @Nullable List<@Nullable Object> parameters, Runnable check) {
            this.tree = new CatalogTree(catalog, this, parameters != null);
            this.check = new PlanningCheck(check);
            this.cluster =
                    RelOptCluster.create(
                            new HepPlanner(HepProgram.builder().build(), Contexts.of(this.check)),
                            new FeldsparRexBuilder(types));
            this.query = query;
            this.texts = new SourceTexts(query);
            this.parameters = parameters;
            cluster.setMetadataQuerySupplier(ReflectiveMetadata::query);
            // Constants stay as written: Calcite's evaluator writes .50, TRUE and whole seconds,
            // and cuts doubles where ours rounds. The planner evaluates them as at run time.
            cluster.getPlanner().setExecutor((_, constants, kept) -> kept.addAll(constants));
        }

        AnalyzedQuery run() {
            try {
                SqlNode parsed = bound();
                List<@Nullable String> labels =
                        ColumnLabels.of(parsed, texts.lines(), query.dialect());
                // before the validator writes out every *
                boolean all = LeftOutColumns.selectsAll(parsed);
                Converted converted = convert(parsed, this::bound, ofQuery(), null);
                List<SourceTable> read = tables();
                // Columns of outer queries are known before, and those of IN are compared behind.
                RelNode padded = PaddedComparisons.in(converted.rel(), read);
                RelNode unnested = WindowNodes.in(Unnesting.unnest(padded));
                Schema columns = ColumnLabels.schema(converted.rowType(), labels);
                RelNode compared = PaddedComparisons.in(unnested, read);
                return new AnalyzedQuery(
                        SessionZone.in(compared, catalog.timeZone()),
                        DeclaredLengths.in(columns, unnested, read),
                        opened(),
                        texts,
                        warnings(all),
                        tree.filtered());
            } catch (CalciteException e) {
                throw ErrorTranslation.of(query, e, texts.lines(), catalog, tree);
            }
        }

        /// @param all whether the query selects all columns of a table
        private List<String> warnings(boolean all) {
            List<String> warnings = new ArrayList<>(tree.warnings());
            if (all) {
                warnings.addAll(LeftOutColumns.warnings(tree.unreadableColumns()));
            }
            return warnings;
        }

        private List<SourceTable> tables() {
            return tree.tables().stream().map(CatalogTree.Opened::table).toList();
        }

        private List<OpenedTable> opened() {
            return tree.tables().stream()
                    .map(each -> new OpenedTable(each.table().resolved(), each.reopen()))
                    .toList();
        }

        Schema describe() {
            try {
                SqlNode parsed = parsed();
                List<@Nullable String> labels =
                        ColumnLabels.of(parsed, texts.lines(), query.dialect());
                Validation valid = validated(parsed);
                return DeclaredLengths.in(
                        ColumnLabels.schema(valid.rowType(), labels),
                        valid,
                        reader(ofQuery()),
                        tables());
            } catch (CalciteException e) {
                throw ErrorTranslation.of(query, e, texts.lines(), catalog, tree);
            }
        }

        List<Type> parameterTypes() {
            try {
                Validation valid = validated(parsed());
                RelDataType row = valid.validator().getParameterRowType(valid.tree());
                return row.getFieldList().stream()
                        .map(field -> RelTypes.of(field.getType()))
                        .toList();
            } catch (CalciteException e) {
                throw ErrorTranslation.of(query, e, texts.lines(), catalog, tree);
            }
        }

        /// What decides what a text means.
        ///
        /// @param catalog where names are looked up
        /// @param definer with whose rights
        private record Meaning(
                String catalog, String schema, Dialect dialect, Relation.Definer definer) {

            FunctionScope functions() {
                return new FunctionScope(catalog, schema, definer);
            }
        }

        private Meaning ofQuery() {
            return new Meaning(
                    catalog.currentCatalog(),
                    catalog.currentSchema(),
                    query.dialect(),
                    Relation.Definer.READER);
        }

        private record Converted(RelNode rel, RelDataType rowType) {}

        private SqlNode parsed() {
            return parse(query, texts.lines(), ofQuery());
        }

        /// The tree of the query with the values of its parameters.
        private SqlNode bound() {
            SqlNode parsed = parsed();
            return parameters == null ? parsed : Parameters.bind(parsed, parameters);
        }

        private Validation validated(SqlNode parsed) {
            return Validation.of(parsed, () -> validator(ofQuery()), this::parsed);
        }

        /// @param again makes the tree once more
        private Converted convert(
                SqlNode parsed,
                Supplier<SqlNode> again,
                Meaning meaning,
                @Nullable RelOptCluster into) {
            Validation valid = Validation.of(parsed, () -> validator(meaning), again);
            Conversion converter =
                    new Conversion(
                            this::refuseExpansion,
                            valid.validator(),
                            reader(meaning),
                            into == null ? cluster : into,
                            new PlacingConvertlets(
                                    texts,
                                    check,
                                    new SessionOperators.Session(
                                            meaning.catalog(),
                                            meaning.schema(),
                                            catalog.timeZone(),
                                            catalog.access(),
                                            name ->
                                                    catalog.sequence(
                                                                    StatementParser.name(name),
                                                                    meaning.functions())
                                                            .text())),
                            query.isTree()
                                    ? CONVERSION.withRemoveSortInSubQuery(false)
                                    : CONVERSION);
            RelNode converted = converter.convertQuery(valid.tree(), false, true).project();
            RelNode rel = EvaluateVolatileOnce.in(WindowNodes.in(converted));
            return new Converted(rel, valid.rowType());
        }

        private static NullCollation nulls(Dialect dialect) {
            return switch (dialect) {
                case FELDSPAR -> SqlValidator.Config.DEFAULT.defaultNullCollation();
                case SPARK -> NullCollation.LOW;
            };
        }

        private org.apache.calcite.rel.RelRoot refuseExpansion(
                RelDataType rowType,
                String query,
                List<String> schemas,
                @Nullable List<String> view) {
            throw new IllegalStateException("views expand themselves, but asked for " + query);
        }

        private CalciteCatalogReader reader(Meaning meaning) {
            return new PathCatalogReader(
                    tree.root(meaning.definer()),
                    CatalogTree.paths(meaning.catalog(), meaning.schema()),
                    types,
                    CONFIG);
        }

        private FeldsparValidator validator(Meaning meaning) {
            Dialect dialect = meaning.dialect();
            boolean reader = meaning.definer().kind() == Relation.Definer.Kind.READER;
            return new FeldsparValidator(
                    reader(meaning),
                    types,
                    VALIDATION.withDefaultNullCollation(nulls(dialect)),
                    dialect,
                    reader ? catalog.variables() : new SessionVariables(),
                    check);
        }

        // --- views

        @Override
        public RelDataType rowType(Relation.View view, String name) {
            RelDataType known = viewTypes.get(view);
            if (known == null) {
                known = expanded(view, name, null).rowType();
                viewTypes.put(view, known);
            }
            return known;
        }

        @Override
        public Schema columns(Relation.View view, String name) {
            QueryText text = QueryText.of(view);
            RelDataType row = new Analysis(text, null, check::run).rowType(view, name);
            return ColumnLabels.schema(row, List.of());
        }

        @Override
        public RelNode expand(Relation.View view, String name, RelOptTable.ToRelContext context) {
            return expanded(view, name, context.getCluster()).rel();
        }

        private Converted expanded(Relation.View view, String name, @Nullable RelOptCluster into) {
            enter(name);
            QueryText text = QueryText.of(view);
            SourceLines lines = texts.view(name, text);
            Meaning meaning =
                    new Meaning(
                            view.currentCatalog(),
                            view.currentSchema(),
                            view.dialect(),
                            view.definer());
            try {
                Converted converted =
                        convert(
                                parse(text, lines, meaning),
                                () -> parse(text, lines, meaning),
                                meaning,
                                into);
                return view.columns().isEmpty()
                        ? converted
                        : new Converted(
                                converted.rel(), renamed(converted.rowType(), view.columns()));
            } catch (CalciteException e) {
                FeldsparException cause = ErrorTranslation.translate(e, lines, catalog, tree);
                String problem = cause.problem() + " " + cause.location();
                throw new FeldsparException(
                        cause.code(),
                        "View '%s' is no longer valid: %s".formatted(name, problem.strip()),
                        cause.advice(),
                        cause);
            } finally {
                viewDepth--;
            }
        }

        private void enter(String view) {
            if (++viewUses > MAX_VIEW_USES) {
                throw new FeldsparException(
                        ErrorCode.STATEMENT_TOO_COMPLEX,
                        "The query uses views more than %d times, with those in views"
                                .formatted(MAX_VIEW_USES),
                        "Materialize one of the views.");
            }
            if (++viewDepth > MAX_VIEW_DEPTH) {
                throw new FeldsparException(
                        ErrorCode.STATEMENT_TOO_COMPLEX,
                        "View '%s' is recursive or nested too deeply (limit %d)"
                                .formatted(view, MAX_VIEW_DEPTH),
                        "Materialize one of the views.");
            }
        }

        private RelDataType renamed(RelDataType row, List<String> names) {
            if (row.getFieldCount() != names.size()) {
                throw new FeldsparException(
                        ErrorCode.INVALID_STATEMENT,
                        "The view names %d columns but its query has %d."
                                .formatted(names.size(), row.getFieldCount()));
            }
            List<RelDataType> fieldTypes = new ArrayList<>();
            row.getFieldList().forEach(field -> fieldTypes.add(field.getType()));
            return types.createStructType(fieldTypes, names);
        }

        private SqlNode parse(QueryText toParse, SourceLines lines, Meaning meaning) {
            SqlNode parsed = toParse.tree(lines);
            Expansion.Found found = Expansion.check(parsed);
            if (found.unknown()) {
                parsed = FunctionExpansion.writtenOut(parsed, catalog, meaning.functions());
                found = Expansion.check(parsed);
            }
            if (found.common()) {
                parsed = CommonTables.writtenOut(parsed);
            }
            UnsupportedForms.refuse(parsed);
            GeneratorItems.name(parsed, lines);
            if (toParse.dialect() == Dialect.SPARK) {
                parsed = JoinsWithoutCondition.writtenOut(parsed);
                parsed = SparkColumns.writtenOut(SparkPatterns.writtenOut(parsed));
            }
            parsed = InListOperator.writtenOut(SemiJoins.writtenOut(parsed));
            SqlNode grouped =
                    GroupByAll.writtenOut(WindowCalls.writtenOut(parsed, toParse.dialect()));
            return TimePrecision.writtenOut(GroupingSets.writtenOut(grouped));
        }
    }
}
