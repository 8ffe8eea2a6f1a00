package io.feldspar.session;

import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.source.WriteErrors;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.files.FileStamp;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.planner.physical.WritePlanning;
import io.feldspar.rdd.io.AttemptFiles;
import io.feldspar.sql.catalog.TableRewrite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The rows of a query in files that only the statement or session knows, which go when it is
/// closed.
final class SpooledRows implements AutoCloseable {

    /// The columns that tell one row from the others.
    static final String FILE = "$feldspar.spool";

    static final String POSITION = "$feldspar.row";

    private static final Schema FILES = Schema.of(new Field(FILE, SimpleType.INTEGER, false));

    private final Path directory;
    private final Schema columns;
    private List<DataFile> files = List.of();

    private SpooledRows(Path directory, Schema columns) {
        this.directory = directory;
        this.columns = columns;
    }

    /// Runs the query.
    ///
    /// @param directory that is not there yet, where all executors can write
    static SpooledRows of(StatementContext context, PlannedQuery query, Path directory) {
        SpooledRows spooled = new SpooledRows(directory, query.schema());
        boolean done = false;
        try {
            spooled.write(context, query);
            done = true;
            return spooled;
        } catch (IOException e) {
            throw WriteErrors.of(directory, e);
        } finally {
            if (!done) {
                spooled.close();
            }
        }
    }

    private void write(StatementContext context, PlannedQuery query) throws IOException {
        WriteTarget target =
                new WriteTarget(
                        "spool",
                        directory,
                        directory,
                        ".parquet",
                        "parquet",
                        columns,
                        Map.of(),
                        List.of());
        AttemptFiles.begin(directory);
        try (RunningQuery running =
                context.start(WritePlanning.plan(query.plan(), target, false), false)) {
            if (running.next() != null) {
                throw new IllegalStateException("a plan that writes has rows");
            }
            List<WrittenFile> written = running.written();
            List<DataFile> published = new ArrayList<>();
            for (Path file :
                    AttemptFiles.publish(
                            directory, written.stream().map(WrittenFile::name).toList())) {
                published.add(new DataFile(file, FileStamp.of(file), List.of(published.size())));
            }
            files = published;
        }
    }

    /// The rows, and the number of each.
    ResolvedTable rows() {
        List<Field> all = new ArrayList<>(columns.fields());
        all.add(new Field(POSITION, SimpleType.BIGINT, false));
        TableHandle.Files handle =
                new TableHandle.Files(
                        "parquet",
                        new FileSet("spool", files, FILES),
                        Map.of("field_ids", numbers() + "," + TableRewrite.POSITION_ID),
                        new Schema(all));
        return new ResolvedTable(handle, FileFormats.open(handle));
    }

    /// The rows, held in memory once they were read.
    ///
    /// @param name for EXPLAIN
    /// @param id of what is held
    ResolvedTable cachedAs(String name, String id) {
        List<DataFile> plain =
                files.stream()
                        .map(file -> new DataFile(file.path(), file.stamp(), List.of()))
                        .toList();
        TableHandle.Files handle =
                new TableHandle.Files(
                        "parquet",
                        new FileSet(name, plain, new Schema(List.of())),
                        Map.of("field_ids", numbers(), TableHandle.CACHED, id),
                        columns);
        return new ResolvedTable(handle, FileFormats.open(handle));
    }

    private String numbers() {
        return IntStream.rangeClosed(1, columns.size())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        try {
            AttemptFiles.discard(directory);
        } catch (IOException e) {
            throw WriteErrors.of(directory, e);
        }
    }
}
