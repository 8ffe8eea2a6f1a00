package io.feldspar.executor.source.files;

import io.feldspar.executor.expression.Columns;
import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.PredicateEvaluator;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// Tells which files cannot hold a matching row because of the folders they lie in.
final class PartitionPruning {

    private final @Nullable PredicateEvaluator predicate;
    private final ScanRequest request;
    private final Schema schema;
    private final int firstPartition;

    /// @param schema of the table
    /// @param firstPartition from which column on the schema's columns are partition columns
    PartitionPruning(ScanRequest request, Schema schema, int firstPartition) {
        this.request = request;
        this.schema = schema;
        this.firstPartition = firstPartition;
        List<Expression> decided =
                request.filters().stream().filter(this::readsPartitionsOnly).toList();
        this.predicate =
                decided.isEmpty()
                        ? null
                        : PredicateEvaluator.compile(
                                new Expression.And(decided),
                                schema.select(request.columns()).types());
    }

    private boolean readsPartitionsOnly(Expression filter) {
        SortedSet<Integer> columns = Columns.of(filter);
        return !columns.isEmpty()
                && Columns.deterministic(filter)
                && columns.stream()
                        .allMatch(column -> request.columns().get(column) >= firstPartition);
    }

    boolean mayMatch(DataFile file) {
        if (predicate == null) {
            return true;
        }
        Vector[] row = new Vector[request.columns().size()];
        for (int i = 0; i < row.length; i++) {
            int column = request.columns().get(i);
            Object value =
                    column < firstPartition
                            ? null
                            : file.partitionValues().get(column - firstPartition);
            row[i] = ConstantVector.of(schema.type(column), value, 1);
        }
        return predicate.select(Batch.of(row, 1), new int[1]) == 1;
    }
}
