package io.feldspar.sql.translation;

import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Query;
import io.feldspar.sql.tree.Query.JoinKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Joins as the FROM of a block, in which the columns of both sides can be named.
///
/// ```text
/// left.join(right, "k")     SELECT l.k, l.a, r.b FROM left AS l JOIN right AS r ON l.k = r.k
/// ```
final class Joins {

    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    private final Translation translation;

    Joins(Translation translation) {
        this.translation = translation;
    }

    Block joined(Query.Join join) {
        Block left = translation.fitting(translation.block(join.left()), Block::bare);
        Block right =
                translation.fitting(
                        translation.block(join.right()),
                        block -> block.bare() && !(block.from() instanceof SqlJoin));
        return switch (join.on()) {
            case null -> block(join.kind(), left, right, null);
            case Query.JoinOn.Condition(Expr condition) ->
                    block(
                            join.kind(),
                            left,
                            right,
                            translation
                                    .expressions(left.scope().and(right.scope()))
                                    .node(condition));
            case Query.JoinOn.Using(List<String> columns) ->
                    using(join.kind(), left, right, columns);
        };
    }

    private static Block block(
            JoinKind kind, Block left, Block right, @Nullable SqlNode condition) {
        boolean leftOnly = kind == JoinKind.SEMI || kind == JoinKind.ANTI;
        Scope scope = leftOnly ? left.scope() : left.scope().and(right.scope());
        return new Block(node(kind, left, right, condition), scope.columns());
    }

    private static SqlNode node(
            JoinKind kind, Block left, Block right, @Nullable SqlNode condition) {
        JoinType type =
                switch (kind) {
                    case INNER -> condition == null ? JoinType.CROSS : JoinType.INNER;
                    case CROSS -> condition == null ? JoinType.CROSS : JoinType.INNER;
                    case LEFT -> JoinType.LEFT;
                    case RIGHT -> JoinType.RIGHT;
                    case FULL -> JoinType.FULL;
                    case SEMI -> JoinType.LEFT_SEMI_JOIN;
                    case ANTI -> JoinType.LEFT_ANTI_JOIN;
                };
        boolean cross = type == JoinType.CROSS;
        SqlNode on =
                condition == null && !cross ? SqlLiteral.createBoolean(true, NOWHERE) : condition;
        return new SqlJoin(
                NOWHERE,
                left.from(),
                SqlLiteral.createBoolean(false, NOWHERE),
                type.symbol(NOWHERE),
                right.from(),
                (cross ? JoinConditionType.NONE : JoinConditionType.ON).symbol(NOWHERE),
                on);
    }

    private static Block using(JoinKind kind, Block left, Block right, List<String> names) {
        List<Column> ofLeft = new ArrayList<>();
        List<Column> ofRight = new ArrayList<>();
        SqlNode condition = null;
        for (String name : names) {
            Column one = left.scope().find(List.of(name)).column();
            Column other = right.scope().find(List.of(name)).column();
            ofLeft.add(one);
            ofRight.add(other);
            SqlNode equal =
                    SqlStdOperatorTable.EQUALS.createCall(NOWHERE, one.node(), other.node());
            condition =
                    condition == null
                            ? equal
                            : SqlStdOperatorTable.AND.createCall(NOWHERE, condition, equal);
        }
        SqlNode from = node(kind, left, right, condition);
        return switch (kind) {
            case SEMI, ANTI -> new Block(from, left.scope().columns());
            case FULL -> both(from, left, right, ofLeft, ofRight);
            case RIGHT -> new Block(from, columns(ofRight, ofLeft, left, right));
            case INNER, CROSS, LEFT -> new Block(from, columns(ofLeft, ofRight, left, right));
        };
    }

    /// The keys, the other columns of both sides, and hidden the keys of the other side.
    private static List<Column> columns(
            List<Column> keys, List<Column> hidden, Block left, Block right) {
        List<Column> columns = new ArrayList<>(keys);
        Set<Column> known = new HashSet<>(keys);
        known.addAll(hidden);
        left.scope().columns().stream().filter(known::add).forEach(columns::add);
        right.scope().columns().stream().filter(known::add).forEach(columns::add);
        hidden.forEach(column -> columns.add(column.hide()));
        return columns;
    }

    /// The keys, from a side that has a row.
    private static Block both(
            SqlNode from, Block left, Block right, List<Column> ofLeft, List<Column> ofRight) {
        List<Block.Item> items = new ArrayList<>();
        for (int i = 0; i < ofLeft.size(); i++) {
            Column one = ofLeft.get(i);
            SqlNode either =
                    SqlStdOperatorTable.COALESCE.createCall(
                            NOWHERE, one.node(), ofRight.get(i).node());
            items.add(new Block.Item(either, Column.of(one.name(), List.of())));
        }
        Set<Column> keys = new HashSet<>(ofLeft);
        keys.addAll(ofRight);
        for (Column column : left.scope().and(right.scope()).visible()) {
            if (!keys.contains(column)) {
                items.add(new Block.Item(column.node(), column));
            }
        }
        Block block = new Block(from, left.scope().and(right.scope()).columns());
        block.select(items);
        return block;
    }
}
