package io.feldspar.sql.catalog;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.sequence.Sequence;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.TextLength;
import io.feldspar.executor.type.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Makes the rows of `information_schema` of one catalog as one session sees it. The session's
/// temporary views belong to every catalog's.
public final class InformationRows {

    private static final int BINARY = 2;
    private static final int TEN = 10;
    private static final int MICROSECONDS = 6;

    private final SessionCatalog session;
    private final Catalog catalog;
    private final Columns columnsOf;
    private final List<String> warnings = new ArrayList<>();

    /// Tells the columns of a table or view.
    @FunctionalInterface
    public interface Columns {

        /// @throws FeldsparException where they cannot be told, such as where a file is gone
        Schema of(TableName name, Relation relation);
    }

    private record Listed(TableName name, Relation relation) {}

    public InformationRows(SessionCatalog session, String catalog, Columns columnsOf) {
        this.session = session;
        this.catalog = session.catalogs().get(catalog);
        this.columnsOf = columnsOf;
    }

    /// What was left out of the rows, and why.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    List<List<@Nullable Object>> catalogName() {
        return List.of(row(catalog.name()));
    }

    List<List<@Nullable Object>> schemata() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String schema : catalog.schemas()) {
            rows.add(row(catalog.name(), schema, null, null, null, null, null));
        }
        rows.add(row(catalog.name(), InformationTable.SCHEMA, null, null, null, null, null));
        return rows;
    }

    private List<Listed> relations() {
        List<Listed> found = new ArrayList<>();
        for (String schema : catalog.schemas()) {
            for (Catalog.Listing listing : catalog.list(schema, NamePattern.ALL)) {
                CatalogEntry entry = catalog.entry(schema, listing.name());
                if (entry != null) {
                    TableName name = new TableName(catalog.name(), schema, entry.name());
                    found.add(new Listed(name, entry.relation()));
                }
            }
        }
        for (String name : session.temporaryViews()) {
            Relation view = session.temporaryView(name);
            if (view != null) {
                found.add(
                        new Listed(
                                new TableName(Catalogs.TEMPORARY, Catalogs.TEMPORARY, name), view));
            }
        }
        for (InformationTable table : InformationTable.values()) {
            found.add(
                    new Listed(
                            new TableName(catalog.name(), InformationTable.SCHEMA, table.sqlName()),
                            new Relation.Information(catalog.name(), table)));
        }
        return found;
    }

    List<List<@Nullable Object>> tables() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Listed each : relations()) {
            TableName name = each.name();
            String type =
                    switch (each.relation()) {
                        case Relation.Table _ -> "BASE TABLE";
                        case Relation.View _ -> "VIEW";
                        case Relation.Restricted restricted ->
                                restricted.kind() == Relation.Kind.VIEW ? "VIEW" : "BASE TABLE";
                        case Relation.Callable _ -> "FUNCTION";
                        case Relation.Numbers _ -> "SEQUENCE";
                        case Relation.Information _ -> "SYSTEM VIEW";
                    };
            rows.add(
                    row(
                            name.catalog(),
                            name.schema(),
                            name.name(),
                            type,
                            null,
                            null,
                            null,
                            null,
                            null,
                            yes(takesRows(each.relation())),
                            "NO",
                            null));
        }
        return rows;
    }

    /// Whether INSERT adds rows to it.
    private static boolean takesRows(Relation relation) {
        return relation instanceof Relation.FileTable || relation instanceof Relation.IcebergTable;
    }

    private static String yes(boolean truth) {
        return truth ? "YES" : "NO";
    }

    /// As in the SQL standard, owners alone see what a view is defined as.
    private boolean isDefinitionShown(TableName view) {
        return view.catalog().equals(Catalogs.TEMPORARY) || session.access().owns(view.securable());
    }

    List<List<@Nullable Object>> views() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Listed each : relations()) {
            if (each.relation() instanceof Relation.View view) {
                TableName name = each.name();
                rows.add(
                        row(
                                name.catalog(),
                                name.schema(),
                                name.name(),
                                isDefinitionShown(name) ? view.sql() : null,
                                "NONE",
                                "NO",
                                "NO"));
            }
        }
        return rows;
    }

    /// What there is to say of a table of the warehouse, or null for all else.
    private @Nullable TableDetails details(Listed each) {
        return each.relation() instanceof Relation.IcebergTable table
                        && catalog instanceof WritableCatalog warehouse
                ? warehouse.details(table)
                : null;
    }

    List<List<@Nullable Object>> sequences() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String schema : catalog.schemas()) {
            for (String name : catalog.sequences(schema)) {
                CatalogEntry entry = catalog.entry(schema, name);
                if (entry != null
                        && entry.relation() instanceof Relation.Numbers(Sequence sequence)) {
                    rows.add(sequence(schema, entry.name(), sequence));
                }
            }
        }
        return rows;
    }

    private List<@Nullable Object> sequence(String schema, String name, Sequence sequence) {
        Type type = SimpleType.BIGINT;
        return row(
                catalog.name(),
                schema,
                name,
                typeName(type),
                precision(type),
                radix(type),
                scale(type),
                String.valueOf(sequence.start()),
                String.valueOf(sequence.least()),
                String.valueOf(sequence.most()),
                String.valueOf(sequence.increment()),
                yes(sequence.cycles()));
    }

    ConstraintRows constraints() {
        List<ConstraintRows.Described> tables = new ArrayList<>();
        for (Listed each : relations()) {
            TableDetails details = details(each);
            if (details != null) {
                tables.add(new ConstraintRows.Described(each.name(), details));
            }
        }
        return new ConstraintRows(tables);
    }

    List<List<@Nullable Object>> columns() {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Listed each : relations()) {
            Schema schema;
            try {
                schema = columnsOf.of(each.name(), each.relation());
            } catch (FeldsparException e) {
                warnings.add(
                        "The columns of '%s' are left out: %s."
                                .formatted(each.name(), e.problem()));
                continue;
            }
            TableDetails details = details(each);
            for (int i = 0; i < schema.size(); i++) {
                Field field = schema.field(i);
                rows.add(column(each.name(), i + 1, field, value(details, field)));
            }
        }
        return rows;
    }

    private static @Nullable ColumnValue value(@Nullable TableDetails table, Field field) {
        return table == null
                ? null
                : table.columns().stream()
                        .filter(column -> column.field().name().equals(field.name()))
                        .findFirst()
                        .map(ColumnDefinition::value)
                        .orElse(null);
    }

    private static List<@Nullable Object> column(
            TableName table, int position, Field field, @Nullable ColumnValue value) {
        Type type = field.type();
        TextLength length = field.length();
        return row(
                table.catalog(),
                table.schema(),
                table.name(),
                field.name(),
                position,
                value instanceof ColumnValue.Default(Formula formula) ? formula.sql() : null,
                yes(field.nullable()),
                length == null ? typeName(type) : length.fixed() ? "CHAR" : typeName(type),
                length == null ? null : length.most(),
                null,
                precision(type),
                radix(type),
                scale(type),
                secondDigits(type),
                intervalFields(type),
                yes(value instanceof ColumnValue.Identity),
                value instanceof ColumnValue.Generated ? "ALWAYS" : "NEVER",
                value instanceof ColumnValue.Generated(Formula formula) ? formula.sql() : null,
                "NO");
    }

    /// Without what the other columns tell.
    private static String typeName(Type type) {
        return switch (type) {
            case DecimalType _ -> "DECIMAL";
            case SimpleType simple ->
                    switch (simple) {
                        case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> "INTERVAL";
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
                                UUID,
                                VARIANT,
                                NULL ->
                                type.sql();
                    };
            case NestedType _ -> type.sql();
        };
    }

    private static @Nullable Integer precision(Type type) {
        return type instanceof DecimalType decimal
                ? Integer.valueOf(decimal.precision())
                : type instanceof SimpleType simple ? bits(simple) : null;
    }

    private static @Nullable Integer bits(SimpleType type) {
        return switch (type) {
            case TINYINT -> 8;
            case SMALLINT -> 16;
            case INTEGER -> 32;
            case BIGINT -> 64;
            case REAL -> 24;
            case DOUBLE -> 53;
            case BOOLEAN,
                    DATE,
                    TIME,
                    TIMESTAMP,
                    TIMESTAMP_TZ,
                    INTERVAL_YEAR_MONTH,
                    INTERVAL_DAY_TIME,
                    VARCHAR,
                    VARBINARY,
                    UUID,
                    VARIANT,
                    NULL ->
                    null;
        };
    }

    private static @Nullable Integer radix(Type type) {
        return !type.numeric() ? null : Integer.valueOf(type instanceof DecimalType ? TEN : BINARY);
    }

    private static @Nullable Integer scale(Type type) {
        if (type instanceof DecimalType decimal) {
            return decimal.scale();
        }
        boolean whole = type.numeric() && type != SimpleType.REAL && type != SimpleType.DOUBLE;
        return whole ? Integer.valueOf(0) : null;
    }

    private static @Nullable Integer secondDigits(Type type) {
        return switch (type) {
            case SimpleType.DATE -> 0;
            case SimpleType.TIME,
                    SimpleType.TIMESTAMP,
                    SimpleType.TIMESTAMP_TZ,
                    SimpleType.INTERVAL_DAY_TIME ->
                    MICROSECONDS;
            default -> null;
        };
    }

    private static @Nullable String intervalFields(Type type) {
        return switch (type) {
            case SimpleType.INTERVAL_YEAR_MONTH -> "YEAR TO MONTH";
            case SimpleType.INTERVAL_DAY_TIME -> "DAY TO SECOND";
            default -> null;
        };
    }

    List<List<@Nullable Object>> routines() {
        FunctionRegistry registry = FunctionRegistry.builtIn();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        registry.scalars()
                .forEach(
                        each ->
                                rows.add(
                                        routine(
                                                each.name(),
                                                "SCALAR",
                                                each.deterministic(),
                                                each.description())));
        registry.aggregates()
                .forEach(
                        each ->
                                rows.add(
                                        routine(
                                                each.name(),
                                                "AGGREGATE",
                                                true,
                                                each.description())));
        registry.windows()
                .forEach(
                        each -> rows.add(routine(each.name(), "WINDOW", true, each.description())));
        registry.written()
                .forEach(
                        each -> rows.add(routine(each.name(), "SCALAR", true, each.description())));
        return rows;
    }

    private static List<@Nullable Object> routine(
            String name, String kind, boolean deterministic, Description description) {
        String lower = name.toLowerCase(Locale.ROOT);
        return row(
                "system",
                "builtin",
                lower,
                "system",
                "builtin",
                lower,
                "FUNCTION",
                kind,
                "EXTERNAL",
                "JAVA",
                yes(deterministic),
                "NO SQL",
                String.join("; ", description.signatures()),
                description.doc());
    }
}
