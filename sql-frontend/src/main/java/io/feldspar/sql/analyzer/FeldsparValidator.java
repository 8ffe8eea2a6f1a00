package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.catalog.SessionVariables;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.CalciteProblem;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.parser.ExactInterval;
import io.feldspar.sql.parser.RecursiveUnion;
import io.feldspar.sql.parser.UnionByName;
import io.feldspar.sql.rule.PlanningCheck;
import io.feldspar.sql.type.FeldsparTypeFactory;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.Resources;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.validate.AliasNamespace;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SetopNamespace;
import org.apache.calcite.sql.validate.SqlMonotonicity;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorException;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Calcite's validator, and what PostgreSQL and DuckDB know beyond it where types or columns of
/// tables decide what a text means.
final class FeldsparValidator extends SqlValidatorImpl {

    private final DayArithmetic days = new DayArithmetic(this);
    private final TimeAggregates timeAggregates = new TimeAggregates(this);
    private final @Nullable SparkQuotients quotients;
    private final @Nullable SparkCasts casts;
    private final AmountCasts amountCasts;
    private final NestedCasts nestedCasts = new NestedCasts(this);
    private final NestedCalls nestedCalls = new NestedCalls(this);
    private final LambdaTypes lambdaTypes = new LambdaTypes(this);
    private final MapComparisons mapComparisons = new MapComparisons(this);
    private final RowPositions rowPositions = new RowPositions(this);
    private final StructFields structFields = new StructFields(this);
    private final StarColumns starColumns = new StarColumns(this);
    private final GeneratorItems generatorItems = new GeneratorItems(this);
    private final CommonColumns commonColumns = new CommonColumns(this);
    private final GroupedColumns groupedColumns = new GroupedColumns(this);

    /// By identity: asked again for each expression around it, a long sum would take forever.
    private final Set<SqlNode> considered = Collections.newSetFromMap(new IdentityHashMap<>());

    /// Those of recursive queries, whose columns are NULL sooner or later.
    private final Set<SqlNode> firstQueries = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<SqlValidatorNamespace, RuntimeException> failures = new IdentityHashMap<>();

    private final VariableNames variableNames;
    private final PlanningCheck check;
    private @Nullable OuterAggregate outerAggregate;

    /// Whether those queries aggregate whose select lists are being expanded.
    private final Map<SqlSelect, Boolean> expanding = new IdentityHashMap<>();

    FeldsparValidator(
            SqlValidatorCatalogReader reader,
            FeldsparTypeFactory types,
            Config config,
            Dialect dialect,
            SessionVariables variables,
            PlanningCheck check) {
        super(RegistryOperators.INSTANCE, reader, types, config);
        this.quotients = dialect == Dialect.SPARK ? new SparkQuotients(this) : null;
        this.casts = dialect == Dialect.SPARK ? new SparkCasts(this) : null;
        this.amountCasts = new AmountCasts(this);
        this.variableNames = new VariableNames(this, variables);
        this.check = check;
    }

    /// How the tree has to be changed before it is validated again, or null if validation ended for
    /// another reason.
    @Nullable Regrouping regrouping() {
        return outerAggregate == null
                ? null
                : RegroupedQuery.of(this, outerAggregate.owner(), outerAggregate.call());
    }

    /// What validation ended with, where the tree cannot be changed: an aggregate in a subquery in
    /// FROM or WHERE whose columns are those of the query around it.
    RuntimeException failure(RuntimeException end) {
        for (Throwable cause = end; cause != null; cause = cause.getCause()) {
            if (cause instanceof OuterAggregate.Found) {
                return new FeldsparException(
                        ErrorCode.NOT_SUPPORTED,
                        "An aggregate of columns of an outer query is not supported here",
                        "Aggregate in the outer query, or name columns of the subquery.");
            }
        }
        return end;
    }

    /// The parser makes Calcite's aggregates before WITHIN GROUP.
    ///
    /// Calcite's validator replaces them by ours in the select list alone.
    @Override
    protected @Nullable SqlNode performUnconditionalRewrites(
            @Nullable SqlNode node, boolean underFrom) {
        if (node instanceof SqlCall call
                && call.getKind() == SqlKind.WITHIN_GROUP
                && call.operand(0) instanceof SqlBasicCall aggregate) {
            SqlFunction own = RegistryOperators.INSTANCE.aggregate(aggregate.getOperator());
            if (own != null) {
                aggregate.setOperator(own);
            }
        }
        return super.performUnconditionalRewrites(node, underFrom);
    }

    @Override
    public RelDataType deriveType(SqlValidatorScope scope, SqlNode expression) {
        check.run();
        if (expression instanceof SqlBasicCall call && considered.add(call)) {
            lambdaTypes.infer(scope, call);
            days.rewrite(scope, call);
            timeAggregates.rewrite(scope, call);
            if (quotients != null) {
                quotients.rewrite(scope, call);
            }
            amountCasts.rewrite(scope, call);
            if (casts != null) {
                casts.rewrite(scope, call);
            }
            nestedCasts.rewrite(scope, call);
            nestedCalls.rewrite(scope, call);
            mapComparisons.refuse(scope, call);
            rowPositions.refuse(scope, call);
        }
        return super.deriveType(scope, expression);
    }

    /// The columns that a star stands for.
    ///
    /// Calcite takes what it expanded last for the select list, and so a query of aggregates for
    /// one without.
    SqlNodeList columns(SqlNode star, SqlSelect select) {
        SqlNodeList columns = expandStar(SqlNodeList.of(star), select, false);
        SelectScope scope = getRawSelectScope(select);
        if (scope != null) {
            scope.setExpandedSelectList(null);
        }
        return columns;
    }

    /// Calcite asks operands for their types before the calls that they are in.
    @Override
    protected void inferUnknownTypes(
            RelDataType inferred, SqlValidatorScope scope, SqlNode expression) {
        if (expression instanceof SqlBasicCall call) {
            lambdaTypes.infer(scope, call);
        }
        super.inferUnknownTypes(inferred, scope, expression);
    }

    @Override
    public CalciteContextException newValidationError(
            SqlNode node, Resources.ExInst<SqlValidatorException> problem) {
        return CalciteProblem.of(node.getParserPosition(), problem);
    }

    @Override
    public SqlLiteral resolveLiteral(SqlLiteral literal) {
        if (!(literal instanceof SqlUnknownLiteral unknown)) {
            return literal;
        }
        try {
            SqlLiteral moment = TimeLiterals.of(unknown);
            return moment == null ? super.resolveLiteral(literal) : moment;
        } catch (FeldsparException | CalciteContextException e) {
            throw invalid(
                    literal,
                    "%s literal '%s'".formatted(unknown.tag, literal.toValue()),
                    example(unknown.tag));
        }
    }

    @Override
    public void validateLiteral(SqlLiteral literal) {
        if (literal instanceof ExactInterval interval && interval.wellFormed()) {
            return;
        }
        try {
            super.validateLiteral(literal);
        } catch (CalciteContextException e) {
            if (literal instanceof SqlIntervalLiteral) {
                throw invalid(literal, literal.toString(), "INTERVAL '3' DAY");
            }
            throw e;
        }
    }

    private static String example(String type) {
        return switch (type) {
            case "DATE" -> "DATE '2026-11-23'";
            case "TIME" -> "TIME '12:00:00'";
            default -> "TIMESTAMP '2026-11-23 12:00:00'";
        };
    }

    private static PlacedException invalid(SqlLiteral literal, String what, String example) {
        return PlacedException.of(
                new FeldsparException(
                        literal instanceof SqlIntervalLiteral
                                ? ErrorCode.INVALID_INTERVAL
                                : ErrorCode.INVALID_LITERAL,
                        "Invalid " + what,
                        "Write it as in " + example + "."),
                literal.getParserPosition());
    }

    /// A namespace that failed once counts as validated but has no type; Calcite, which ignores
    /// the failure while it tries out the meanings of a name, would ask it for ever.
    @Override
    protected void validateNamespace(SqlValidatorNamespace namespace, RelDataType target) {
        RuntimeException failure = failures.get(namespace);
        if (failure != null) {
            throw failure;
        }
        try {
            super.validateNamespace(namespace, target);
            SqlNode node = namespace.getNode();
            if (node != null && firstQueries.contains(node)) {
                RelDataType row = RecursiveUnion.columns(namespace.getRowType(), typeFactory);
                namespace.setType(row);
                setValidatedNodeType(node, row);
            }
        } catch (RuntimeException e) {
            failures.put(namespace, e);
            throw e;
        }
    }

    /// SQL computes an aggregate of outer columns alone in the outer query; Calcite would compute
    /// it in the subquery. Such an aggregate ends the validation, see [#regrouping()].
    @Override
    protected void validateSelect(SqlSelect select, RelDataType expected) {
        outerAggregate = OuterAggregates.first(this, select);
        if (outerAggregate != null) {
            throw new OuterAggregate.Found();
        }
        Ordinals.check(select);
        starColumns.expand(select);
        GroupByAll.writeOut(select, this);
        AliasFields.replace(this, select);
        structFields.qualify(select);
        variableNames.replace(select);
        generatorItems.expand(select);
        commonColumns.qualify(select);
        groupedColumns.qualify(select);
        super.validateSelect(select, expected);
        WindowPlaces.checkExpanded(select);
    }

    /// Calcite asks for every item, and would look through all of them each time.
    @Override
    public boolean isAggregate(SqlSelect select) {
        Boolean known = expanding.get(select);
        return known == null ? super.isAggregate(select) : known;
    }

    @Override
    protected RelDataType validateSelectList(
            SqlNodeList items, SqlSelect select, RelDataType target) {
        return expanding(select, () -> super.validateSelectList(items, select, target));
    }

    @Override
    public SqlNodeList expandStar(SqlNodeList items, SqlSelect select, boolean system) {
        return expanding(select, () -> super.expandStar(items, select, system));
    }

    private <T> T expanding(SqlSelect select, Supplier<T> expansion) {
        expanding.put(select, isAggregate(select));
        try {
            return expansion.get();
        } finally {
            expanding.remove(select);
        }
    }

    @Override
    protected void validateHavingClause(SqlSelect select) {
        ofGroups(() -> super.validateHavingClause(select));
    }

    @Override
    protected void validateOrderList(SqlSelect select) {
        ofGroups(() -> super.validateOrderList(select));
    }

    /// HAVING and ORDER BY see the columns of groups only: others are not found there.
    private static void ofGroups(Runnable validation) {
        try {
            validation.run();
        } catch (CalciteContextException e) {
            if (e instanceof CalciteProblem problem && problem.name().equals("notGroupExpr")) {
                throw PlacedException.of(
                        new FeldsparException(
                                ErrorCode.UNGROUPED_KEY,
                                "'%s' is neither grouped nor aggregated"
                                        .formatted(problem.argument(0)),
                                "Add it to GROUP BY, or wrap it in an aggregate such as ANY_VALUE."),
                        problem.place());
            }
            throw e;
        }
    }

    @Override
    protected void validateValues(SqlCall values, RelDataType target, SqlValidatorScope scope) {
        variableNames.replace(values, scope);
        super.validateValues(values, target, scope);
    }

    /// Calcite's last check looks for OVER, which [WindowCalls] has replaced and looked for
    /// already.
    @Override
    protected void validateQualifyClause(SqlSelect select) {
        try {
            super.validateQualifyClause(select);
        } catch (CalciteContextException e) {
            if (!(e instanceof CalciteProblem problem)
                    || !problem.name().equals("qualifyExpressionMustContainWindowFunction")) {
                throw e;
            }
        }
    }

    /// That of UNION BY NAME does not know which of its inputs has a column where, and a recursive
    /// query orders none.
    @Override
    protected SetopNamespace createSetopNamespace(SqlCall call, SqlNode enclosing) {
        boolean recursive = call.getOperator() instanceof RecursiveUnion;
        if (recursive) {
            firstQueries.add(call.operand(0));
        }
        return new SetopNamespace(this, call, enclosing) {
            @Override
            public SqlMonotonicity getMonotonicity(String column) {
                return recursive || call.getOperator() instanceof UnionByName
                        ? SqlMonotonicity.NOT_MONOTONIC
                        : super.getMonotonicity(column);
            }
        };
    }

    @Override
    protected void registerNamespace(
            @Nullable SqlValidatorScope using,
            @Nullable String alias,
            SqlValidatorNamespace namespace,
            boolean nullable) {
        boolean named = namespace.getClass() == AliasNamespace.class;
        super.registerNamespace(
                using,
                alias,
                named
                        ? new PartialAliases(
                                this,
                                (SqlCall) Objects.requireNonNull(namespace.getNode()),
                                Objects.requireNonNull(namespace.getEnclosingNode()))
                        : namespace,
                nullable);
    }
}
