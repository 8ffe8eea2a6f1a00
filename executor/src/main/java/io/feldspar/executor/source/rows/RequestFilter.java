package io.feldspar.executor.source.rows;

import io.feldspar.executor.expression.Expression;
import io.feldspar.executor.expression.PredicateEvaluator;
import io.feldspar.executor.filter.RuntimeFilter;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ByteVector;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.DoubleVector;
import io.feldspar.executor.vector.IntVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.LongPairVector;
import io.feldspar.executor.vector.LongVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.StructVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shortens the selection of batches to the rows that a request wants: those for which its
/// filters are true and its runtime filters say perhaps.
public final class RequestFilter {

    private final @Nullable PredicateEvaluator predicate;
    private final List<ScanRequest.ColumnFilter> runtimeFilters;
    private final int[] rows = new int[Batch.SIZE];

    /// @param types the types of the requested columns
    public RequestFilter(ScanRequest request, List<Type> types) {
        this.predicate =
                request.filters().isEmpty()
                        ? null
                        : PredicateEvaluator.compile(new Expression.And(request.filters()), types);
        this.runtimeFilters = request.runtimeFilters();
    }

    /// The batch with its selection shortened, perhaps to no row. Valid until the next call.
    public Batch apply(Batch batch) {
        Batch kept = batch;
        for (ScanRequest.ColumnFilter filter : runtimeFilters) {
            if (kept.rowCount() > 0) {
                kept = apply(filter, kept);
            }
        }
        if (predicate != null && kept.rowCount() > 0) {
            int count = predicate.select(kept, rows);
            kept = kept.withSelection(rows, count);
        }
        return kept;
    }

    private Batch apply(ScanRequest.ColumnFilter filter, Batch batch) {
        RuntimeFilter runtime = filter.filter();
        return switch (batch.column(filter.column())) {
            case LongVector longs -> {
                Batch present = withoutNulls(batch, longs.nulls());
                int count =
                        runtime.keep(longs.values(), present.selection(), present.rowCount(), rows);
                yield batch.withSelection(rows, count);
            }
            case IntVector ints -> {
                Batch present = withoutNulls(batch, ints.nulls());
                int count =
                        runtime.keep(ints.values(), present.selection(), present.rowCount(), rows);
                yield batch.withSelection(rows, count);
            }
            case ByteVector _,
                    LongPairVector _,
                    DoubleVector _,
                    BytesVector _,
                    ListVector _,
                    StructVector _,
                    ConstantVector _,
                    DictionaryVector _ ->
                    batch;
        };
    }

    private Batch withoutNulls(Batch batch, long @Nullable [] nulls) {
        if (nulls == null) {
            return batch;
        }
        int kept = 0;
        for (int i = 0; i < batch.rowCount(); i++) {
            int row = batch.row(i);
            if (!Nulls.isNull(nulls, row)) {
                rows[kept++] = row;
            }
        }
        return batch.withSelection(rows, kept);
    }
}
