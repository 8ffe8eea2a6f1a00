package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.source.files.FileStamp;
import io.feldspar.sql.catalog.Catalog.Listing;
import io.feldspar.sql.catalog.CatalogEntry;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.iceberg.CommitStateUnknownException;
import io.feldspar.sql.iceberg.NewTable;
import io.feldspar.sql.iceberg.Storage;
import io.feldspar.sql.iceberg.TableDirectory;
import io.feldspar.sql.iceberg.TableVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The tables and views in the directory of a schema. Changes are made under the warehouse's lock.
///
/// Where a name has several files, since a process died while it replaced one kind by another, a
/// view hides a table over files, and that hides an Iceberg table.
final class SchemaDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaDirectory.class);
    private static final String FUNCTION = ".function.json";
    private static final String SEQUENCE = ".sequence.json";
    private static final String VIEW = ".view.json";
    private static final String TABLE = ".table.json";

    private record Read(FileStamp stamp, CatalogEntry entry) {}

    private final Path path;
    private final Storage storage;
    private final Names<List<Path>> names;
    private final Map<Path, Read> read = new ConcurrentHashMap<>();

    SchemaDirectory(Path path, Storage storage) {
        this.path = path;
        this.storage = storage;
        this.names = new Names<>(path, this::list);
    }

    Path path() {
        return path;
    }

    long version() throws IOException {
        return names.version();
    }

    /// Whether a file of that name is the catalog's.
    static boolean visible(String file) {
        return !file.startsWith(".") && !file.startsWith("_");
    }

    /// What there is of a name, in the order in which one hides the other. A directory that a
    /// table has left says nothing.
    private Map<String, List<Path>> list(Path directory) {
        Map<String, List<Path>> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        try {
            for (Path file : storage.list(directory)) {
                String name = String.valueOf(file.getFileName());
                if (visible(name)) {
                    found.computeIfAbsent(name(name), _ -> new ArrayList<>()).add(file);
                }
            }
        } catch (IOException e) {
            throw OpenTables.failed(directory, e);
        }
        found.values().forEach(files -> files.sort(Comparator.comparing(SchemaDirectory::rank)));
        return found;
    }

    private static String name(String file) {
        for (String suffix : List.of(VIEW, TABLE, FUNCTION, SEQUENCE)) {
            if (file.endsWith(suffix)) {
                return FileNames.decoded(file.substring(0, file.length() - suffix.length()));
            }
        }
        return FileNames.decoded(file);
    }

    private static int rank(Path file) {
        String name = file.toString();
        return name.endsWith(VIEW) || name.endsWith(FUNCTION) || name.endsWith(SEQUENCE)
                ? 0
                : name.endsWith(TABLE) ? 1 : 2;
    }

    List<Listing> listings() throws IOException {
        List<Listing> listings = new ArrayList<>();
        for (List<Path> files : names.entries().values()) {
            CatalogEntry entry = entry(files);
            if (entry != null) {
                listings.add(new Listing(entry.name(), entry.relation().kind()));
            }
        }
        return listings;
    }

    @Nullable CatalogEntry entry(String name) throws IOException {
        List<Path> files = names.find(name);
        return files == null ? null : entry(files);
    }

    private @Nullable CatalogEntry entry(List<Path> files) throws IOException {
        for (Path file : files) {
            CatalogEntry entry = entry(file);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private @Nullable CatalogEntry entry(Path file) throws IOException {
        if (rank(file) == 2) {
            return Files.isDirectory(file.resolve("metadata"))
                    ? new CatalogEntry(
                            FileNames.decoded(String.valueOf(file.getFileName())),
                            new Relation.IcebergTable(file),
                            0)
                    : null;
        }
        FileStamp stamp = storage.stamp(file);
        if (stamp == null) {
            return null;
        }
        Read known = read.get(file);
        if (known != null && known.stamp.equals(stamp)) {
            return known.entry;
        }
        RelationJson.Named named = RelationJson.read(storage.read(file), file);
        CatalogEntry entry =
                new CatalogEntry(
                        named.name(), named.relation(), stamp.changedNanos() * 31 + stamp.inode());
        read.put(file, new Read(stamp, entry));
        return entry;
    }

    /// The directory that an Iceberg table of the name has.
    Path location(String name) {
        return path.resolve(FileNames.encoded(name));
    }

    /// Enters a view, or a table over files.
    void put(String name, Relation.Kind kind, byte[] content) throws IOException {
        storage.makeDirectories(path);
        String suffix =
                switch (kind) {
                    case VIEW -> VIEW;
                    case TABLE -> TABLE;
                    case FUNCTION -> FUNCTION;
                    case SEQUENCE -> SEQUENCE;
                };
        List<Path> known = names.find(name);
        Path file =
                (known == null ? List.<Path>of() : known)
                        .stream()
                                .filter(each -> each.toString().endsWith(suffix))
                                .findFirst()
                                .orElse(path.resolve(FileNames.encoded(name) + suffix));
        Path temporary = path.resolve("." + UUID.randomUUID() + ".tmp");
        storage.create(temporary, content);
        storage.sync(List.of(temporary));
        storage.rename(temporary, file);
        storage.sync(List.of(path));
    }

    /// Makes the metadata of a table its own, whatever is hidden there.
    ///
    /// @throws CommitStateUnknownException where the table may be there
    /// @throws IOException where it is not
    void putTable(String name, Path metadata) throws IOException {
        putTable(name, metadata, NewTable.FIRST_VERSION);
    }

    /// Gives a table another name.
    ///
    /// @param version file of its newest version
    void renameTable(Path location, String name, Path version) throws IOException {
        storage.makeDirectories(location(name));
        putTable(name, location.resolve("metadata"), String.valueOf(version.getFileName()));
        storage.sync(List.of(location));
    }

    private void putTable(String name, Path metadata, String version) throws IOException {
        Path target = location(name).resolve("metadata");
        if (Files.isDirectory(target)) {
            removeTable(location(name)).forEach(Garbage::delete);
        }
        FileStamp own = storage.stamp(metadata.resolve(version));
        try {
            storage.rename(metadata, target);
        } catch (IOException e) {
            if (!renamed(own, target.resolve(version), e)) {
                throw e;
            }
        }
        try {
            storage.sync(List.of(location(name)));
            storage.sync(List.of(path));
        } catch (IOException e) {
            LOG.warn("Table '{}' is there, but perhaps not after a loss of power", name, e);
        }
    }

    private boolean renamed(@Nullable FileStamp own, Path file, IOException failure)
            throws CommitStateUnknownException {
        try {
            FileStamp made = storage.stamp(file);
            return own != null && made != null && made.sameContent(own);
        } catch (IOException e) {
            failure.addSuppressed(e);
            throw new CommitStateUnknownException(failure);
        }
    }

    /// Removes what an entry of another kind replaces.
    ///
    /// @return files that nobody who begins now reads
    List<Path> removeReplaced(CatalogEntry replaced, Relation by) throws IOException {
        boolean sameFile =
                replaced.relation().getClass() == by.getClass()
                        && !(by instanceof Relation.IcebergTable);
        return sameFile ? managed(replaced) : remove(replaced);
    }

    /// Removes an entry.
    ///
    /// @return files that nobody who begins now reads
    List<Path> remove(CatalogEntry entry) throws IOException {
        List<Path> garbage =
                switch (entry.relation()) {
                    case Relation.IcebergTable table -> removeTable(table.location());
                    case Relation.View _ -> removeFile(entry, VIEW);
                    case Relation.FileTable _ -> removeFile(entry, TABLE);
                    case Relation.Callable _ -> removeFile(entry, FUNCTION);
                    case Relation.Numbers _ -> removeFile(entry, SEQUENCE);
                    case Relation.GeneratedTable _, Relation.Information _, Relation.Restricted _ ->
                            throw new IllegalArgumentException("not in a warehouse: " + entry);
                };
        storage.sync(List.of(path));
        return garbage;
    }

    private List<Path> removeFile(CatalogEntry entry, String suffix) throws IOException {
        for (Path file : storage.list(path)) {
            String name = String.valueOf(file.getFileName());
            if (name.endsWith(suffix) && name(name).equalsIgnoreCase(entry.name())) {
                storage.delete(file);
                read.remove(file);
            }
        }
        return managed(entry);
    }

    /// The files of a table over files that lie where the engine put them.
    private List<Path> managed(CatalogEntry entry) {
        if (entry.relation() instanceof Relation.Numbers(Sequence sequence)) {
            return List.of(sequence.file());
        }
        if (!(entry.relation() instanceof Relation.FileTable table)) {
            return List.of();
        }
        return table.paths().stream()
                .map(Path::of)
                .filter(each -> each.startsWith(location(entry.name())))
                .toList();
    }

    private List<Path> removeTable(Path location) throws IOException {
        List<Path> garbage = new ArrayList<>(data(location));
        Path dropped = location.resolve(".dropped-" + UUID.randomUUID());
        storage.rename(location.resolve("metadata"), dropped);
        storage.sync(List.of(location));
        garbage.add(dropped);
        return garbage;
    }

    /// Where the data files of a table are. A table that is damaged can be dropped too.
    private List<Path> data(Path location) throws IOException {
        TableDirectory table = new TableDirectory(storage, path, location.resolve("metadata"));
        try {
            TableVersion version = table.latest();
            return version == null ? List.of() : table.read(version).dataDirectories(location);
        } catch (FeldsparException _) {
            return List.of(location.resolve("data"));
        }
    }
}
