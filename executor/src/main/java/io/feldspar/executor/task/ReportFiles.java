package io.feldspar.executor.task;

import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TaskFunction;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The work of a task that writes files: it gives what it wrote as its result, of which the driver
/// accepts that of one attempt.
public record ReportFiles() implements TaskFunction<Batch, ArrayList<WrittenFile>> {

    private static final long serialVersionUID = 1L;

    @Override
    public ArrayList<WrittenFile> apply(TaskContext task, Iterator<Batch> batches) {
        ArrayList<WrittenFile> files = new ArrayList<>();
        while (batches.hasNext()) {
            task.checkCancelled();
            Batch batch = batches.next();
            for (int i = 0; i < batch.rowCount(); i++) {
                files.add(file(batch.values(batch.row(i))));
            }
        }
        return files;
    }

    private static WrittenFile file(List<@Nullable Object> values) {
        if (values.get(0) instanceof String name
                && values.get(1) instanceof Long rows
                && values.get(2) instanceof Long bytes) {
            return new WrittenFile(name, rows, bytes);
        }
        throw new IllegalStateException("not a written file: " + values);
    }
}
