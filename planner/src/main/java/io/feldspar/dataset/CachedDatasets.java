package io.feldspar.dataset;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.session.FeldsparSession;
import io.feldspar.session.HeldRows;
import io.feldspar.session.operation.Operation;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.tree.LocalRows;
import io.feldspar.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rows of data sets that a session holds, by the numbers of the data sets: in files and in memory
/// as those of CACHE TABLE, or in memory alone where their types are not those of files.
///
/// Thread-safe.
final class CachedDatasets {

    private final FeldsparSession session;

    /// Those that are to be stored when they are computed.
    private final Set<Long> registered = ConcurrentHashMap.newKeySet();

    /// What is read in their place.
    private final Map<Long, Query> stored = new ConcurrentHashMap<>();

    private final Map<Long, HeldRows> held = new ConcurrentHashMap<>();

    CachedDatasets(FeldsparSession session) {
        this.session = session;
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
        HeldRows rows = held.remove(dataset.number());
        if (rows != null) {
            session.release(rows);
        }
    }

    void removeAll() {
        registered.clear();
        stored.clear();
        List<HeldRows> all = List.copyOf(held.values());
        held.clear();
        all.forEach(session::release);
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
        if (!schema.types().stream().allMatch(CachedDatasets::isInFiles)) {
            return new Query.Rows(new LocalRows(schema, values(feldspar, dataset)));
        }
        // Columns of the same name are two columns in the file.
        List<String> names = IntStream.range(0, schema.size()).mapToObj(i -> "c" + i).toList();
        HeldRows rows = session.hold(feldspar.known(new Query.Named(dataset, names)));
        held.put(key, rows);
        String path =
                rows.path().stream().map(part -> "`" + part + "`").collect(Collectors.joining("."));
        return new Query.Named(new Query.Table(path, names), Feldspar.names(schema));
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

    private static boolean isInFiles(Type type) {
        return switch (type) {
            case ArrayType array -> isInFiles(array.element());
            case MapType map -> isInFiles(map.key()) && isInFiles(map.value());
            case StructType struct ->
                    struct.members().stream().allMatch(member -> isInFiles(member.type()));
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
}
