package io.feldspar.sql.analyzer;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.asof.AsofJoins;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.generator.GeneratorNodes;
import io.feldspar.sql.parser.RecursiveUnion;
import io.feldspar.sql.parser.UnionByName;
import io.feldspar.sql.recursion.Recursion;
import io.feldspar.sql.recursion.StepBinding;
import io.feldspar.sql.rule.FreeVariables;
import io.feldspar.sql.shared.Determinism;
import io.feldspar.sql.shared.SharedRows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlPivot;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.RelBuilder;
import org.jspecify.annotations.Nullable;

/// Calcite's conversion of queries, with one union of all queries of a chain:
///
/// ```text
/// ((a UNION ALL b) UNION ALL c) UNION ALL d   →   Union(a, b, c, d)
/// ```
/// A union of unions costs as much as the square of their number, and the stack once.
final class Conversion extends SqlToRelConverter {

    private final RelBuilder builder;
    private final Set<SqlNode> items = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<SqlNode> correlatedItems = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<SqlNode, Integer> sharedItems = new IdentityHashMap<>();

    Conversion(
            RelOptTable.ViewExpander views,
            SqlValidator validator,
            Prepare.CatalogReader tables,
            RelOptCluster cluster,
            SqlRexConvertletTable convertlets,
            Config config) {
        super(views, validator, tables, cluster, convertlets, config);
        this.builder =
                config.getRelBuilderFactory()
                        .create(cluster, null)
                        .transform(config.getRelBuilderConfigTransform());
    }

    /// Generators become nodes before anything above them can take them for columns that it may
    /// leave out.
    @Override
    public RelNode convertSelect(SqlSelect select, boolean top) {
        return AsofJoins.in(GeneratorNodes.in(super.convertSelect(select, top)));
    }

    @Override
    public RelRoot convertWith(SqlWith with, boolean top) {
        addItems(with);
        return super.convertWith(with, top);
    }

    /// WITH is also allowed in FROM.
    @Override
    protected void convertFrom(
            Blackboard board, @Nullable SqlNode from, @Nullable List<String> names) {
        if (from instanceof SqlWith with) {
            addItems(with);
        }
        super.convertFrom(board, from, names);
        if (from != null && from.getKind() == SqlKind.VALUES) {
            board.setRoot(shared(from, board.root()), false);
        }
    }

    private void addItems(SqlWith with) {
        with.withList.forEach(item -> items.add(((SqlWithItem) item).query));
    }

    /// Every reader of an item of WITH sees the same rows, also those of volatile functions.
    @Override
    protected RelRoot convertQueryRecursive(
            SqlNode query, boolean top, @Nullable RelDataType target) {
        RelRoot root = super.convertQueryRecursive(query, top, target);
        RelNode rows = root.project();
        RelNode shared = shared(query, rows);
        return shared.equals(rows) ? root : RelRoot.of(shared, root.kind);
    }

    private RelNode shared(SqlNode query, RelNode rows) {
        if (!items.contains(query) || Determinism.of(rows)) {
            return rows;
        }
        if (!FreeVariables.of(rows).isEmpty()) {
            if (!correlatedItems.add(query)) {
                throw PlacedException.of(
                        new FeldsparException(
                                ErrorCode.NOT_SUPPORTED,
                                "A query of WITH over volatile functions and outer columns cannot be"
                                        + " read twice",
                                "Compute its volatile values in the outer query."),
                        query.getParserPosition());
            }
            return rows;
        }
        return SharedRows.of(rows, sharedItems.computeIfAbsent(query, _ -> SharedRows.newId(rows)));
    }

    @Override
    protected RelNode convertSetOp(SqlCall call) {
        if (call.getOperator() instanceof UnionByName union) {
            return convertByName(call, union.isAll());
        }
        if (call.getOperator() instanceof RecursiveUnion union) {
            return recursion(call, union);
        }
        if (!isUnionAll(call)) {
            return super.convertSetOp(call);
        }
        Deque<SqlNode> queries = new ArrayDeque<>();
        SqlNode first = call;
        while (first instanceof SqlCall union && isUnionAll(union)) {
            queries.addFirst(union.operand(1));
            first = union.operand(0);
        }
        queries.addFirst(first);
        List<RelNode> inputs = new ArrayList<>();
        queries.forEach(query -> inputs.add(convertQueryRecursive(query, false, null).project()));
        return builder.pushAll(inputs).union(true, inputs.size()).build();
    }

    /// A volatile condition is computed for each pair of rows.
    ///
    /// Calcite would compute one of a single side below the join, once for each row of that side.
    @Override
    protected RelNode createJoin(
            Blackboard board, RelNode left, RelNode right, RexNode condition, JoinRelType type) {
        if (RexUtil.isDeterministic(condition)) {
            return super.createJoin(board, left, right, condition, type);
        }
        // As an operand of OR, which no conjunct of it leaves. Calcite names its outer columns.
        RexNode whole =
                rexBuilder.makeCall(
                        SqlStdOperatorTable.OR, condition, rexBuilder.makeLiteral(false));
        if (!(super.createJoin(board, left, right, whole, type) instanceof Join join)) {
            return super.createJoin(board, left, right, condition, type);
        }
        RexNode named = ((RexCall) join.getCondition()).getOperands().getFirst();
        if (type != JoinRelType.INNER) {
            return with(join, named);
        }
        return LogicalFilter.create(
                with(join, VolatileCalls.conjunction(named, false, rexBuilder)),
                VolatileCalls.conjunction(named, true, rexBuilder),
                ImmutableSet.copyOf(join.getVariablesSet()));
    }

    private static Join with(Join join, RexNode condition) {
        return join.copy(
                join.getTraitSet(),
                condition,
                join.getLeft(),
                join.getRight(),
                join.getJoinType(),
                join.isSemiJoinDone());
    }

    @Override
    protected void convertPivot(Blackboard board, SqlPivot pivot) {
        SqlValidator types = requireNonNull(validator);
        RepeatedMeasures measures = new RepeatedMeasures(pivot, types);
        if (!measures.any()) {
            super.convertPivot(board, pivot);
            return;
        }
        measures.convert(() -> super.convertPivot(board, pivot));
        List<String> names = types.getValidatedNodeType(pivot).getFieldNames();
        board.setRoot(measures.repeated(requireNonNull(board.root), names, builder), true);
    }

    private RelNode recursion(SqlCall call, RecursiveUnion union) {
        RelDataType row = requireNonNull(validator).getValidatedNodeType(call);
        int id = cluster.createCorrel().getId();
        Recursion.Term term =
                new Recursion.Term(id, union.recursive(), union.isAll(), union.limit());
        RelNode seed = typed(call.operand(0), row);
        RelNode step;
        try {
            step = StepBinding.bound(typed(call.operand(1), row), term);
        } catch (FeldsparException e) {
            throw PlacedException.of(e, call.operand(1).getParserPosition());
        }
        return new Recursion(seed, step, term, row);
    }

    private RelNode typed(SqlNode query, RelDataType row) {
        RelNode rows = convertQueryRecursive(query, false, null).project();
        return RelOptUtil.createCastRel(rows, row, true);
    }

    private RelNode convertByName(SqlCall call, boolean all) {
        RelDataType row = requireNonNull(validator).getValidatedNodeType(call);
        for (SqlNode query : call.getOperandList()) {
            builder.push(convertQueryRecursive(query, false, null).project());
            List<RexNode> columns = new ArrayList<>();
            for (RelDataTypeField field : row.getFieldList()) {
                RelDataTypeField own =
                        builder.peek().getRowType().getField(field.getName(), false, false);
                RexNode value =
                        own == null
                                ? rexBuilder.makeNullLiteral(field.getType())
                                : builder.field(own.getIndex());
                columns.add(rexBuilder.ensureType(field.getType(), value, true));
            }
            builder.project(columns, row.getFieldNames(), true);
        }
        return builder.union(all, call.operandCount()).build();
    }

    private static boolean isUnionAll(SqlCall call) {
        return call.getKind() == SqlKind.UNION
                && call.getOperator() instanceof SqlSetOperator union
                && !(union instanceof UnionByName)
                && !(union instanceof RecursiveUnion)
                && union.isAll();
    }
}
