package io.feldspar.jdbc;

import io.feldspar.jdbc.spi.Engine;
import io.feldspar.jdbc.spi.EngineBatch;
import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineConnection;
import io.feldspar.jdbc.spi.EngineException;
import io.feldspar.jdbc.spi.EngineFunction;
import io.feldspar.jdbc.spi.EngineMetadata;
import io.feldspar.jdbc.spi.EngineProgress;
import io.feldspar.jdbc.spi.EngineProperty;
import io.feldspar.jdbc.spi.EngineResult;
import io.feldspar.jdbc.spi.EngineStatement;
import io.feldspar.jdbc.spi.EngineTable;
import io.feldspar.jdbc.spi.EngineType;
import io.feldspar.jdbc.spi.ExecutionOptions;
import io.feldspar.jdbc.spi.StatementShape;
import io.feldspar.jdbc.spi.TypeKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// An engine that knows a handful of words instead of SQL.
///
/// ```text
/// types        one row of every type, then one of nulls
/// echo         one row of the parameters, as text with their class
/// count N      the numbers 0 to N-1 in batches of 3
/// text T       one row with the text T
/// update N     N rows changed
/// SET, COMMIT and ROLLBACK, which are remembered
/// wait         nothing before cancel or timeout
/// fail S M     the error of SQLSTATE S and message M
/// ```
public final class FakeEngine implements Engine {

    static final AtomicInteger OPEN_RESULTS = new AtomicInteger();

    /// The last statements about transactions.
    static final List<String> TRANSACTIONS = new CopyOnWriteArrayList<>();

    /// Every kind but NULL, in order, with a value.
    static final List<EngineColumn> TYPE_COLUMNS = new ArrayList<>();

    private static final Object[] TYPE_VALUES = {
        true,
        -7,
        -300,
        2_000_000_000,
        9_000_000_000_000_000_000L,
        (double) 0.1f,
        1e10,
        new BigDecimal("12345.60"),
        "grüße",
        new byte[] {0, (byte) 0xff},
        LocalDate.of(2026, 11, 23),
        LocalTime.of(8, 5, 0, 250_000_000),
        LocalDateTime.of(2026, 11, 23, 8, 5, 0, 123_456_000),
        OffsetDateTime.of(2026, 11, 23, 8, 5, 0, 0, ZoneOffset.UTC),
        Period.ofMonths(14),
        Duration.ofDays(3).plusMillis(500),
        UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"),
        "{\"a\":1}"
    };

    static {
        for (TypeKind kind : TypeKind.values()) {
            if (kind.ordinal() < TypeKind.NULL.ordinal()) {
                EngineType type =
                        kind == TypeKind.DECIMAL ? EngineType.decimal(15, 2) : EngineType.of(kind);
                TYPE_COLUMNS.add(new EngineColumn("c_" + kind, type, true));
            }
        }
    }

    @Override
    public String version() {
        return "9.8.7-fake";
    }

    @Override
    public List<EngineProperty> properties() {
        return List.of(
                new EngineProperty("catalog", "Where names are looked up", "memory", List.of()),
                new EngineProperty("schema", "Where names are looked up", "main", List.of()),
                new EngineProperty("user", "Who asks", null, List.of()),
                new EngineProperty("mode", "How", "fast", List.of("fast", "slow")));
    }

    @Override
    public EngineConnection open(Map<String, String> properties) {
        return new FakeConnection(
                properties.getOrDefault("catalog", "memory"),
                properties.getOrDefault("schema", "main"));
    }

    private static final class FakeConnection implements EngineConnection, EngineMetadata {
        private String catalog;
        private String schema;

        FakeConnection(String catalog, String schema) {
            this.catalog = catalog;
            this.schema = schema;
        }

        @Override
        public EngineStatement statement(String sql) {
            return new FakeStatement(sql);
        }

        @Override
        public EngineMetadata metadata() {
            return this;
        }

        @Override
        public String catalog() {
            return catalog;
        }

        @Override
        public String schema() {
            return schema;
        }

        @Override
        public void useCatalog(String newCatalog) throws EngineException {
            use(newCatalog, schema);
        }

        @Override
        public void use(String newCatalog, String newSchema) throws EngineException {
            if (!catalogs().contains(newCatalog)) {
                throw new EngineException("Catalog '" + newCatalog + "' not found", "3D000");
            }
            catalog = newCatalog;
            schema = newSchema;
        }

        @Override
        public void close() {}

        @Override
        public List<String> catalogs() {
            return List.of("tpch", "memory");
        }

        @Override
        public List<String> schemas(String inCatalog) {
            return inCatalog.equals("tpch") ? List.of("tiny", "sf1") : List.of("main");
        }

        @Override
        public List<EngineTable> tables(String inCatalog, String inSchema) {
            return inCatalog.equals("tpch")
                    ? List.of(
                            new EngineTable("nation", EngineTable.Kind.TABLE),
                            new EngineTable("region", EngineTable.Kind.TABLE))
                    : List.of(
                            new EngineTable("my_table", EngineTable.Kind.TABLE),
                            new EngineTable("myXtable", EngineTable.Kind.VIEW));
        }

        @Override
        public List<EngineColumn> columns(String inCatalog, String inSchema, String table) {
            return List.of(
                    new EngineColumn("id", EngineType.of(TypeKind.BIGINT), false),
                    new EngineColumn("price", EngineType.decimal(15, 2), true),
                    new EngineColumn("name", EngineType.of(TypeKind.VARCHAR), true));
        }

        @Override
        public List<EngineFunction> functions() {
            return List.of(new EngineFunction("upper", "The text in capitals"));
        }

        @Override
        public List<String> keywords() {
            return List.of("SELECT", "FROM");
        }
    }

    private static final class FakeStatement implements EngineStatement {
        private final String word;
        private final String rest;
        private final CountDownLatch cancelled = new CountDownLatch(1);

        FakeStatement(String sql) {
            int space = sql.indexOf(' ');
            word = space < 0 ? sql : sql.substring(0, space);
            rest = space < 0 ? "" : sql.substring(space + 1);
        }

        @Override
        public StatementShape describe() throws EngineException {
            switch (word) {
                case "types":
                    return new StatementShape(TYPE_COLUMNS, List.of());
                case "echo":
                    return new StatementShape(
                            List.of(column("p1", TypeKind.VARCHAR)),
                            List.of(EngineType.decimal(15, 2)));
                case "update":
                    return new StatementShape(List.of(), List.of());
                default:
                    throw new EngineException("'" + word + "' at 1:1 is not a word", "42601");
            }
        }

        @Override
        public EngineResult execute(List<Object> parameters, ExecutionOptions options)
                throws EngineException {
            if (rest.contains("information_schema")) {
                return new FakeResult(List.of(column("n", TypeKind.INTEGER)), List.of(), -1);
            }
            switch (word) {
                case "types":
                    return new FakeResult(
                            TYPE_COLUMNS, List.of(TYPE_VALUES, new Object[TYPE_VALUES.length]), -1);
                case "echo":
                    return echo(parameters);
                case "count":
                    List<Object[]> rows = new ArrayList<>();
                    for (int i = 0; i < Integer.parseInt(rest); i++) {
                        rows.add(new Object[] {i});
                    }
                    return new FakeResult(List.of(column("n", TypeKind.INTEGER)), rows, -1);
                case "text":
                    return new FakeResult(
                            List.of(column("Text", TypeKind.VARCHAR)),
                            List.<Object[]>of(new Object[] {rest}),
                            -1);
                case "update":
                    return new FakeResult(List.of(), List.of(), Long.parseLong(rest));
                case "SET":
                case "COMMIT":
                case "ROLLBACK":
                    TRANSACTIONS.add((word + " " + rest).trim());
                    return new FakeResult(List.of(), List.of(), 0);
                case "wait":
                    return await(options.timeoutMillis());
                case "fail":
                    throw new EngineException(rest.substring(6), rest.substring(0, 5));
                default:
                    throw new EngineException("'" + word + "' at 1:1 is not a word", "42601");
            }
        }

        private static EngineResult echo(List<Object> parameters) {
            List<EngineColumn> columns = new ArrayList<>();
            Object[] row = new Object[parameters.size()];
            for (int i = 0; i < row.length; i++) {
                columns.add(column("p" + (i + 1), TypeKind.VARCHAR));
                Object value = parameters.get(i);
                row[i] =
                        value == null
                                ? null
                                : value.getClass().getSimpleName() + " " + ValueText.of(value);
            }
            return new FakeResult(columns, List.<Object[]>of(row), -1);
        }

        private EngineResult await(long timeoutMillis) throws EngineException {
            try {
                if (timeoutMillis == 0) {
                    cancelled.await();
                } else if (!cancelled.await(timeoutMillis, TimeUnit.MILLISECONDS)) {
                    throw new EngineException("It took too long", EngineException.TIMEOUT);
                }
            } catch (InterruptedException error) {
                Thread.currentThread().interrupt();
            }
            throw new EngineException("The query was cancelled", EngineException.CANCELLED);
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }

        @Override
        public EngineProgress progress() {
            return new EngineProgress(1, 2);
        }

        @Override
        public void close() {}
    }

    private static EngineColumn column(String name, TypeKind kind) {
        return new EngineColumn(name, EngineType.of(kind), true);
    }

    private static final class FakeResult implements EngineResult {
        private static final int BATCH = 3;
        private final List<EngineColumn> columns;
        private final List<Object[]> rows;
        private final long updateCount;
        private int position;
        private boolean closed;

        FakeResult(List<EngineColumn> columns, List<Object[]> rows, long updateCount) {
            this.columns = columns;
            this.rows = rows;
            this.updateCount = updateCount;
            OPEN_RESULTS.incrementAndGet();
        }

        @Override
        public String operationId() {
            return "fake-1";
        }

        @Override
        public List<EngineColumn> columns() {
            return columns;
        }

        @Override
        public long updateCount() {
            return updateCount;
        }

        @Override
        public @Nullable EngineBatch next() {
            if (position >= rows.size()) {
                return null;
            }
            List<Object[]> slice = rows.subList(position, Math.min(position + BATCH, rows.size()));
            position += slice.size();
            return new EngineBatch() {
                @Override
                public int rowCount() {
                    return slice.size();
                }

                @Override
                public Object value(int column, int row) {
                    return slice.get(row)[column];
                }
            };
        }

        @Override
        public List<String> warnings() {
            return rows.size() == 7 ? List.of("Seven rows", "Really") : List.of();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                OPEN_RESULTS.decrementAndGet();
            }
        }
    }
}
