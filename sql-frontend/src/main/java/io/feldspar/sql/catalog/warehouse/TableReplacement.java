package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.source.files.DataFile;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.executor.source.format.ResolvedTable;
import io.feldspar.executor.source.format.TableHandle;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.sql.catalog.NewFile;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableRewrite;
import io.feldspar.sql.iceberg.ContentFile;
import io.feldspar.sql.iceberg.TableChanges;
import io.feldspar.sql.iceberg.TableMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// DELETE, UPDATE and other changes that rewrite data files. Files that others added meanwhile
/// stay; a file that others have replaced is a conflict.
final class TableReplacement implements TableRewrite {

    private static final Schema NUMBER =
            Schema.of(new Field(TableRewrite.FILE, SimpleType.INTEGER, false));

    /// A scan of a larger file gains little by reading it with others.
    private static final long SMALL_BYTES = 16L << 20;

    private final ChangeTarget target;
    private final TableInsertion insertion;
    private final List<TableAlteration> changes;

    /// The table with the changes.
    private final TableMetadata altered;

    private final TableHandle.Files handle;
    private final long rowCount;
    private String operation = "overwrite";
    private final Set<String> replaced = new HashSet<>();
    private boolean written;

    TableReplacement(ChangeTarget target) {
        this(target, List.of());
    }

    /// @param changes of what the table is, made with the rows
    TableReplacement(ChangeTarget target, List<TableAlteration> changes) {
        this.target = target;
        this.insertion = new TableInsertion(target);
        this.changes = changes;
        this.altered = TableChanges.altered(target.state().metadata(), changes);
        ResolvedTable table = target.rows();
        this.handle = OpenTables.files(table);
        this.rowCount = (long) table.table().statistics().rows().orElseThrow();
    }

    @Override
    public ResolvedTable rows() {
        List<DataFile> numbered = new ArrayList<>();
        for (DataFile file : handle.files().files()) {
            numbered.add(new DataFile(file.path(), file.stamp(), List.of(numbered.size())));
        }
        Map<String, String> options = new HashMap<>(handle.options());
        options.compute("field_ids", (_, ids) -> ids + "," + POSITION_ID);
        List<Field> columns = new ArrayList<>(insertion.columns().fields());
        columns.add(new Field(POSITION, SimpleType.BIGINT, false));
        TableHandle.Files rows =
                new TableHandle.Files(
                        handle.format(),
                        new FileSet(handle.files().description(), numbered, NUMBER),
                        options,
                        new Schema(columns));
        return new ResolvedTable(rows, FileFormats.open(rows));
    }

    @Override
    public long rowCount() {
        return rowCount;
    }

    @Override
    public void replace(Set<Integer> numbers) {
        numbers.forEach(
                number -> replaced.add(handle.files().files().get(number).path().toString()));
    }

    @Override
    public Set<Integer> replaceSmall() {
        Map<ContentFile.Partition, Set<Integer>> byPartition = new HashMap<>();
        Map<String, ContentFile> content = content();
        Set<Integer> small = new TreeSet<>();
        List<DataFile> files = handle.files().files();
        for (int i = 0; i < files.size(); i++) {
            ContentFile file = content.get(files.get(i).path().toString());
            if (file == null) {
                throw TableChanges.conflict("others changed the table at the same time");
            }
            if (file.spec() != altered.specId()) {
                small.add(i);
            } else if (files.get(i).size() < SMALL_BYTES) {
                byPartition.computeIfAbsent(file.inPartition(), _ -> new TreeSet<>()).add(i);
            }
        }
        byPartition.values().stream().filter(each -> each.size() > 1).forEach(small::addAll);
        if (small.isEmpty()) {
            return Set.of();
        }
        replace(small);
        operation = "replace";
        return small;
    }

    @Override
    public OptionalInt replaceWhere(Map<String, @Nullable Object> values) {
        PartitionMatch match = new PartitionMatch(target.state().metadata(), values);
        Map<String, ContentFile> content = content();
        Set<String> found = new HashSet<>();
        for (DataFile file : handle.files().files()) {
            String path = file.path().toString();
            ContentFile known = content.get(path);
            Boolean matches = known == null ? null : match.of(known);
            if (matches == null) {
                return OptionalInt.empty();
            }
            if (matches) {
                found.add(path);
            }
        }
        replaced.addAll(found);
        return OptionalInt.of(found.size());
    }

    @Override
    public void replaceWritten() {
        written = true;
    }

    /// The files of the partitions that new files are in.
    private Set<String> inPartitionsOf(List<ContentFile> added) {
        Set<ContentFile.Partition> partitions =
                added.stream().map(ContentFile::inPartition).collect(Collectors.toSet());
        return content().values().stream()
                .filter(file -> partitions.contains(file.inPartition()))
                .map(ContentFile::path)
                .collect(Collectors.toSet());
    }

    private Map<String, ContentFile> content() {
        try {
            return target.content();
        } catch (IOException e) {
            throw OpenTables.failed(target.location(), e);
        }
    }

    @Override
    public void replaceAll() {
        handle.files().files().forEach(file -> replaced.add(file.path().toString()));
    }

    @Override
    public Path directory() {
        return insertion.directory();
    }

    @Override
    public Schema columns() {
        return OpenTables.schema(altered.columns());
    }

    @Override
    public TableDetails details() {
        return OpenTables.details(altered);
    }

    @Override
    public Sequence identity(int column) {
        return OpenTables.identity(altered, target.location(), column);
    }

    @Override
    public Map<String, String> options() {
        return OpenTables.writing(altered);
    }

    @Override
    public boolean commit(List<NewFile> files) {
        return Committing.of(
                target.location(),
                altered,
                files,
                added -> {
                    if (written) {
                        replaced.addAll(inPartitionsOf(added));
                    }
                    if (!changes.isEmpty()) {
                        target.overwrite(changes, added, replaced);
                    } else if (!added.isEmpty() || !replaced.isEmpty()) {
                        target.overwrite(operation, added, replaced);
                    }
                    return true;
                });
    }
}
