package io.feldspar.executor.write;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes its input to files, and emits a row for each that describes it, a [WrittenFile]. Without
/// rows it makes no file and emits nothing.
public final class WriteOperator implements Operator {

    private final Operator input;
    private final RowFiles files;
    private final List<Type> types;
    private boolean ended;

    public WriteOperator(Operator input, RowFiles files, WriteTarget target) {
        this.input = input;
        this.files = files;
        this.types = WrittenFile.schema(target.layout().keys()).types();
    }

    @Override
    public @Nullable Batch next() {
        if (ended) {
            return null;
        }
        ended = true;
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            files.write(batch);
        }
        List<WrittenFile> written = files.commit();
        return written.isEmpty() ? null : rows(written);
    }

    private Batch rows(List<WrittenFile> written) {
        Vector[] columns = new Vector[types.size()];
        List<List<@Nullable Object>> rows = written.stream().map(WrittenFile::row).toList();
        for (int i = 0; i < columns.length; i++) {
            int column = i;
            columns[i] =
                    Values.vector(types.get(i), rows.stream().map(row -> row.get(column)).toList());
        }
        return Batch.of(columns, written.size());
    }

    @Override
    public void close() {
        ended = true;
        files.close();
        input.close();
    }
}
