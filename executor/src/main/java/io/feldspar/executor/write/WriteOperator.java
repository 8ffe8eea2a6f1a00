package io.feldspar.executor.write;

import io.feldspar.executor.operator.Operator;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.Values;
import io.feldspar.executor.vector.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Writes its input to a file, and emits one row that describes it, a [WrittenFile]. Without rows
/// it makes no file and emits nothing.
public final class WriteOperator implements Operator {

    private final Operator input;
    private final OutputFile file;
    private final RowConstraints constraints;
    private final Supplier<TableSink> opener;
    private @Nullable TableSink sink;
    private long rows;
    private boolean ended;

    /// @param file what the sink writes
    /// @param target says what the rows are
    /// @param opener begins the file
    public WriteOperator(
            Operator input, OutputFile file, WriteTarget target, Supplier<TableSink> opener) {
        this.input = input;
        this.file = file;
        this.constraints = new RowConstraints(target);
        this.opener = opener;
    }

    @Override
    public @Nullable Batch next() {
        if (ended) {
            return null;
        }
        ended = true;
        for (Batch batch = input.next(); batch != null; batch = input.next()) {
            Batch checked = constraints.check(batch);
            TableSink opened = sink == null ? opener.get() : sink;
            sink = opened;
            opened.write(checked);
            rows += batch.rowCount();
        }
        if (sink == null) {
            return null;
        }
        sink.commit();
        return written();
    }

    private Batch written() {
        List<Type> types = WrittenFile.SCHEMA.types();
        return Batch.of(
                new Vector[] {
                    Values.single(types.get(0), String.valueOf(file.path().getFileName())),
                    Values.single(types.get(1), rows),
                    Values.single(types.get(2), size())
                },
                1);
    }

    private long size() {
        try {
            return Files.size(file.path());
        } catch (IOException e) {
            throw file.failed(e);
        }
    }

    @Override
    public void close() {
        ended = true;
        if (sink != null) {
            sink.close();
        }
        input.close();
    }
}
