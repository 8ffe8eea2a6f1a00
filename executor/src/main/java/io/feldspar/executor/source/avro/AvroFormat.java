package io.feldspar.executor.source.avro;

import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileFormat;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.files.FileSplit;
import io.feldspar.executor.source.files.RowFileTable;
import io.feldspar.executor.source.rows.RowReader;
import io.feldspar.executor.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Avro object container files. A table has the columns of all files; those that the user declares
/// are found by name, and their types must hold what the files hold.
public final class AvroFormat implements FileFormat {

    private static final long SPLIT_BYTES = 16L << 20;
    private static final double BYTES_PER_COLUMN = 8;

    @Override
    public String name() {
        return "avro";
    }

    @Override
    public Set<String> extensions() {
        return Set.of(".avro");
    }

    @Override
    public boolean storesTypes() {
        return true;
    }

    @Override
    public TableSink create(OutputFile file, Schema schema, FileOptions options) {
        return AvroSink.open(file, schema, options);
    }

    @Override
    public Table open(FileSet all, FileOptions options, @Nullable Schema declared) {
        FileSet files = all.withoutEmpty();
        AvroColumns columns = new AvroColumns();
        double bytesPerRow = 0;
        for (DataFile file : declared == null ? files.files() : files.files().subList(0, 1)) {
            try (AvroFile avro = new AvroFile(file.path())) {
                columns.add(avro.schema(), file.path());
                bytesPerRow = bytesPerRow == 0 ? bytesPerRow(avro) : bytesPerRow;
            }
        }
        return new AvroTable(files, declared == null ? columns.schema() : declared, bytesPerRow);
    }

    private static double bytesPerRow(AvroFile file) {
        AvroFile.Block block = file.block(file.firstBlock());
        return block == null || block.records() == 0
                ? 1 + file.schema().getFields().size() * BYTES_PER_COLUMN
                : (double) block.bytes() / block.records();
    }

    private static final class AvroTable extends RowFileTable {

        private final Schema content;

        AvroTable(FileSet files, Schema content, double bytesPerRow) {
            super("avro", files, content, bytesPerRow);
            this.content = content;
        }

        /// Large files are cut between blocks, which say how long they are.
        @Override
        protected List<FileSplit> splits(int index, DataFile file) {
            if (file.size() < 2 * SPLIT_BYTES) {
                return super.splits(index, file);
            }
            List<FileSplit> splits = new ArrayList<>();
            try (AvroFile avro = new AvroFile(file.path())) {
                long from = avro.firstBlock();
                long rows = 0;
                long at = from;
                for (AvroFile.Block block = avro.block(at); block != null; block = avro.block(at)) {
                    rows += block.records();
                    at = block.end();
                    if (at - from >= SPLIT_BYTES) {
                        splits.add(new FileSplit(index, from, at, 0, rows, at - from));
                        from = at;
                        rows = 0;
                    }
                }
                if (at > from) {
                    splits.add(new FileSplit(index, from, at, 0, rows, at - from));
                }
            }
            return splits;
        }

        @Override
        protected RowReader reader(
                DataFile file, FileSplit split, int[] columns, OperatorContext context) {
            Path path = file.path();
            AvroFile avro = new AvroFile(path);
            try {
                return new AvroReader(
                        avro,
                        path.toString(),
                        split.from(),
                        split.to(),
                        content,
                        columns,
                        context.memory());
            } catch (RuntimeException e) {
                avro.close();
                throw e;
            }
        }
    }
}
