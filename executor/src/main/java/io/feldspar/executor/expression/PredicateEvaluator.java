package io.feldspar.executor.expression;

import io.feldspar.executor.expression.Expression.And;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// A compiled condition that shortens selections. Belongs to one task and one thread.
///
/// The conjuncts run one after another, each over the rows that passed the ones before it, ordered
/// by measured cost and selectivity. Conjuncts that may fail
/// keep their place behind the others, so that they never see a row that the written order
/// would have dropped.
public final class PredicateEvaluator {

    private static final int REORDER_EVERY = 32;

    private final List<Conjunct> movable = new ArrayList<>();
    private final List<Conjunct> fixed = new ArrayList<>();
    private int batches;

    private PredicateEvaluator() {}

    /// @param inputs the types of the columns of the batches to come
    public static PredicateEvaluator compile(Expression condition, List<Type> inputs) {
        return compile(condition, inputs, EvaluationOptions.DEFAULT);
    }

    public static PredicateEvaluator compile(
            Expression condition, List<Type> inputs, EvaluationOptions options) {
        PredicateEvaluator evaluator = new PredicateEvaluator();
        List<Expression> conjuncts = new ArrayList<>();
        split(condition, conjuncts);
        for (Expression conjunct : joined(conjuncts)) {
            NodeCompiler compiler = new NodeCompiler(inputs, options);
            Conjunct compiled = new Conjunct(compiler.root(conjunct));
            boolean fails = compiler.mayFail() || !Columns.deterministic(conjunct);
            (fails ? evaluator.fixed : evaluator.movable).add(compiled);
        }
        return evaluator;
    }

    private static void split(Expression condition, List<Expression> conjuncts) {
        if (condition instanceof And and) {
            and.operands().forEach(operand -> split(operand, conjuncts));
        } else {
            conjuncts.add(condition);
        }
    }

    /// The conjuncts, of which those over the same single column become one: one loop, or one
    /// mask of a dictionary.
    private static List<Expression> joined(List<Expression> conjuncts) {
        Map<SortedSet<Integer>, List<Expression>> groups = new LinkedHashMap<>();
        List<Expression> result = new ArrayList<>();
        for (Expression conjunct : conjuncts) {
            SortedSet<Integer> columns = Columns.of(conjunct);
            if (columns.size() == 1 && Columns.deterministic(conjunct)) {
                groups.computeIfAbsent(columns, _ -> new ArrayList<>()).add(conjunct);
            } else {
                result.add(conjunct);
            }
        }
        groups.values()
                .forEach(group -> result.add(group.size() == 1 ? group.get(0) : new And(group)));
        return result;
    }

    /// Writes those of the batch's selected rows for which the condition is true (neither
    /// false nor null) to the front of `out`, ascending.
    ///
    /// @param out as long as the batch has selected rows, at least; may be the batch's
    ///     selection
    /// @return how many rows were written
    public int select(Batch batch, int[] out) {
        if (++batches % REORDER_EVERY == 0) {
            movable.sort((left, right) -> Double.compare(right.rank(), left.rank()));
        }
        int[] selection = batch.selection();
        int count = batch.rowCount();
        for (Conjunct conjunct : movable) {
            count = conjunct.select(batch.withSelection(selection, count), out);
            selection = out;
            if (count == 0) {
                return 0;
            }
        }
        for (Conjunct conjunct : fixed) {
            count = conjunct.select(batch.withSelection(selection, count), out);
            selection = out;
            if (count == 0) {
                return 0;
            }
        }
        if (movable.isEmpty() && fixed.isEmpty()) {
            for (int i = 0; i < count; i++) {
                out[i] = batch.row(i);
            }
        }
        return count;
    }
}
