package io.feldspar.dataset;

import io.feldspar.executor.source.WriteErrors;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.session.FileTree;
import io.feldspar.session.operation.Operation;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.tree.LocalRows;
import io.feldspar.sql.tree.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows of data sets that are stored, by the numbers of the data sets: in Parquet files of the
/// warehouse, which all executors reach, or in memory where their types are not Parquet's.
///
/// Shared by the sessions of an engine. Thread-safe.
final class CachedDatasets implements AutoCloseable {

    private final Path directory;

    /// Those that are to be stored when they are computed.
    private final Set<Long> registered = ConcurrentHashMap.newKeySet();

    /// What is read in their place.
    private final Map<Long, Query> stored = new ConcurrentHashMap<>();

    private final Map<Long, Path> folders = new ConcurrentHashMap<>();

    /// @param directory that is made when it is needed
    CachedDatasets(Path directory) {
        this.directory = directory;
    }

    /// What to read for a data set: its stored rows, or the data set itself.
    Query find(Query.Numbered dataset) {
        return stored.getOrDefault(dataset.number(), dataset);
    }

    void register(Query.Numbered dataset) {
        registered.add(dataset.number());
    }

    boolean isRegistered(Query.Numbered dataset) {
        return registered.contains(dataset.number());
    }

    void remove(Query.Numbered dataset) {
        registered.remove(dataset.number());
        stored.remove(dataset.number());
        delete(folders.remove(dataset.number()));
    }

    void removeAll() {
        registered.clear();
        stored.keySet().removeIf(_ -> true);
        List<Path> all = List.copyOf(folders.values());
        folders.clear();
        all.forEach(CachedDatasets::delete);
    }

    private static void delete(@Nullable Path folder) {
        if (folder == null) {
            return;
        }
        try {
            FileTree.delete(folder);
        } catch (IOException e) {
            throw WriteErrors.of(folder, e);
        }
    }

    /// Stores the rows of registered data sets that a query is made of, the innermost first.
    void compute(Feldspar feldspar, Query query) {
        if (registered.isEmpty()) {
            return;
        }
        boolean known =
                query instanceof Query.Numbered dataset && stored.containsKey(dataset.number());
        if (!known) {
            query.inputs().forEach(input -> compute(feldspar, input));
            if (query instanceof Query.Numbered dataset && isRegistered(dataset)) {
                synchronized (this) {
                    if (!stored.containsKey(dataset.number())) {
                        stored.put(dataset.number(), rows(feldspar, dataset, dataset.number()));
                    }
                }
            }
        }
    }

    /// The rows of a data set, stored until all are removed.
    Query store(Feldspar feldspar, Query.Numbered dataset) {
        compute(feldspar, dataset);
        return rows(feldspar, dataset, Feldspar.numbered(dataset).number());
    }

    private Query rows(Feldspar feldspar, Query.Numbered dataset, long key) {
        Schema schema = feldspar.schema(dataset);
        if (!schema.types().stream().allMatch(CachedDatasets::isInParquet)) {
            return new Query.Rows(new LocalRows(schema, values(feldspar, dataset)));
        }
        Path folder = directory.resolve("_cached-" + UUID.randomUUID());
        // Columns of the same name are two columns in the file.
        List<String> names = IntStream.range(0, schema.size()).mapToObj(i -> "c" + i).toList();
        QueryText text = feldspar.known(new Query.Named(dataset, names));
        Statement copy = new Statement.Copy(text, folder + "/", Map.of("format", "parquet"));
        try (Operation operation =
                feldspar.execute(copy, "COPY (%s) TO '%s/'".formatted(text.sql(), folder))) {
            operation.awaitRows();
        }
        folders.put(key, folder);
        return new Query.Named(
                new Query.Files("parquet", List.of(folder.toString()), Map.of(), names),
                Feldspar.names(schema));
    }

    private static List<List<@Nullable Object>> values(Feldspar feldspar, Query query) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        QueryText text = feldspar.known(query);
        try (Operation operation = feldspar.execute(new Statement.Query(text), text.sql())) {
            for (var batch = operation.next(); batch != null; batch = operation.next()) {
                for (int i = 0; i < batch.rowCount(); i++) {
                    rows.add(batch.values(i));
                }
            }
        }
        return rows;
    }

    private static boolean isInParquet(Type type) {
        return switch (type) {
            case ArrayType array -> isInParquet(array.element());
            case MapType map -> isInParquet(map.key()) && isInParquet(map.value());
            case StructType struct ->
                    struct.members().stream().allMatch(member -> isInParquet(member.type()));
            case DecimalType _ -> true;
            case SimpleType simple ->
                    switch (simple) {
                        case BOOLEAN,
                                TINYINT,
                                SMALLINT,
                                INTEGER,
                                BIGINT,
                                REAL,
                                DOUBLE,
                                DATE,
                                TIME,
                                TIMESTAMP,
                                TIMESTAMP_TZ,
                                VARCHAR,
                                VARBINARY,
                                UUID ->
                                true;
                        case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, VARIANT, NULL -> false;
                    };
        };
    }

    /// Deletes what is stored.
    @Override
    public void close() {
        removeAll();
    }
}
