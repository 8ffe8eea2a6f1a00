package io.feldspar.executor.task;

import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.vector.Batch;
import io.feldspar.rdd.TaskContext;
import io.feldspar.rdd.TaskFunction;
import java.util.ArrayList;
import java.util.Iterator;

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
                files.add(WrittenFile.of(batch.values(batch.row(i))));
            }
        }
        return files;
    }
}
