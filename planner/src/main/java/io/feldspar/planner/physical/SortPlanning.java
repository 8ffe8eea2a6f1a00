package io.feldspar.planner.physical;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.SortKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/// ORDER BY, LIMIT and OFFSET: each partition keeps what may be in the result, one partition puts
/// them together.
final class SortPlanning {

    private final PhysicalPlanner planner;

    SortPlanning(PhysicalPlanner planner) {
        this.planner = planner;
    }

    Planned plan(Sort sort, ImmutableBitSet needed) {
        List<RelFieldCollation> collations = sort.getCollation().getFieldCollations();
        ImmutableBitSet all = needed;
        for (RelFieldCollation collation : collations) {
            all = all.set(collation.getFieldIndex());
        }
        Planned input = planner.plan(sort.getInput(), all).narrowed(all);
        long offset = sort.offset == null ? 0 : number(sort.offset);
        long limit = sort.fetch == null ? -1 : number(sort.fetch);
        double rows = planner.rows(sort);
        if (collations.isEmpty()) {
            return limit(input, offset, limit, rows);
        }
        List<SortKey> keys = new ArrayList<>();
        for (RelFieldCollation collation : collations) {
            keys.add(key(collation, input));
        }
        if (input.single()) {
            return input.with(new PhysicalPlan.Sort(input.plan(), keys, offset, limit, rows));
        }
        long most = limit < 0 ? -1 : saturated(offset, limit);
        double partial = limit < 0 ? rows : Math.min(input.plan().estimatedRows(), most);
        Planned gathered =
                input.with(new PhysicalPlan.Sort(input.plan(), keys, 0, most, partial)).toSingle();
        return gathered.with(new PhysicalPlan.Sort(gathered.plan(), keys, offset, limit, rows));
    }

    private static Planned limit(Planned input, long offset, long limit, double rows) {
        if (input.single()) {
            return input.with(new PhysicalPlan.Limit(input.plan(), offset, limit, rows));
        }
        Planned partial =
                limit < 0
                        ? input
                        : input.with(
                                new PhysicalPlan.Limit(
                                        input.plan(), 0, saturated(offset, limit), rows));
        Planned gathered = partial.toSingle();
        return gathered.with(new PhysicalPlan.Limit(gathered.plan(), offset, limit, rows));
    }

    private static long saturated(long offset, long limit) {
        return limit > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + limit;
    }

    static SortKey key(RelFieldCollation collation, Planned input) {
        return key(
                input.position(collation.getFieldIndex()),
                collation.getDirection(),
                collation.nullDirection);
    }

    static SortKey key(int column, RexFieldCollation collation) {
        return key(column, collation.getDirection(), collation.getNullDirection());
    }

    private static SortKey key(
            int column,
            RelFieldCollation.Direction direction,
            RelFieldCollation.NullDirection nulls) {
        boolean descending = direction.isDescending();
        boolean nullsFirst =
                switch (nulls) {
                    case FIRST -> true;
                    case LAST -> false;
                    case UNSPECIFIED -> descending;
                };
        return new SortKey(column, descending, nullsFirst);
    }

    private static long number(RexNode node) {
        @Nullable BigDecimal value =
                node instanceof RexLiteral literal ? literal.getValueAs(BigDecimal.class) : null;
        if (value == null || value.signum() < 0) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER, "LIMIT and OFFSET must be >= 0, but got " + node);
        }
        return value.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }
}
