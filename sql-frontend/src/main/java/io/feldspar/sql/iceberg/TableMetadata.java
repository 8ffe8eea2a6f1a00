package io.feldspar.sql.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.partition.PartitionText;
import io.feldspar.executor.partition.Transform;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.TextLength;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.TableConstraint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A version of a table: its columns, properties and snapshots. Immutable.
///
/// Holds the JSON of its file, so that a new version keeps what another writer put there and this
/// engine does not know. [MetadataBuilder] makes new versions.
public final class TableMetadata {

    static final ObjectMapper JSON = new ObjectMapper();

    /// A property that has the type of a column where Iceberg has none as narrow, such as
    /// SMALLINT or CHAR(5).
    static final String NARROW_TYPE = "feldspar.type.";

    /// Properties that have an option with which data files are written.
    static final String OPTION = "option.";

    /// The property of a table that had another name, under which its data files still are.
    static final String RENAMED = "feldspar.renamed";

    private static final long NO_SNAPSHOT = -1;
    private static final int NEWEST_FORMAT = 3;

    private final ObjectNode json;

    TableMetadata(ObjectNode json) {
        this.json = json;
    }

    /// @throws FeldsparException with DATA_CORRUPT, or NOT_SUPPORTED for a newer format
    static TableMetadata parse(byte[] content, Path file) {
        try {
            if (JSON.readTree(content) instanceof ObjectNode object
                    && object.path("table-uuid").isTextual()
                    && object.path("schemas").isArray()) {
                TableMetadata metadata = new TableMetadata(object);
                metadata.requireReadable(file);
                return metadata;
            }
        } catch (IOException e) {
            throw AvroFiles.corrupt(file, e);
        }
        throw AvroFiles.corrupt(file, new IOException("it does not describe an Iceberg table"));
    }

    private void requireReadable(Path file) {
        int version = json.path("format-version").asInt();
        if (version < 1 || version > NEWEST_FORMAT) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "Table metadata '%s' has format version %d".formatted(file, version),
                    "Versions 1 to %d can be read.".formatted(NEWEST_FORMAT));
        }
    }

    byte[] content() {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A copy whose fields, lists and maps may be changed, but not the entries of these: copying
    /// every snapshot would take longer than all else that a small change does.
    ObjectNode copy() {
        ObjectNode copy = JSON.createObjectNode();
        json.properties()
                .forEach(
                        field ->
                                copy.set(
                                        field.getKey(),
                                        switch (field.getValue()) {
                                            case ArrayNode list ->
                                                    JSON.createArrayNode().addAll(list);
                                            case ObjectNode map ->
                                                    JSON.createObjectNode().setAll(map);
                                            default -> field.getValue();
                                        }));
        return copy;
    }

    JsonNode json() {
        return json;
    }

    /// Identifies the table, whatever its name.
    public String uuid() {
        return json.path("table-uuid").asText();
    }

    int formatVersion() {
        return json.path("format-version").asInt();
    }

    long lastUpdatedMillis() {
        return json.path("last-updated-ms").asLong();
    }

    long lastSequenceNumber() {
        return json.path("last-sequence-number").asLong();
    }

    /// The highest number that a column ever had.
    public int lastColumnId() {
        return json.path("last-column-id").asInt();
    }

    int schemaId() {
        return json.path("current-schema-id").asInt();
    }

    /// The number of the specification of new files.
    public int specId() {
        return json.path("default-spec-id").asInt();
    }

    /// How new files are in partitions.
    public PartitionSpec spec() {
        return spec(specId());
    }

    /// How files of that specification are in partitions.
    public PartitionSpec spec(int id) {
        return PartitionSpec.parse(specJson(id));
    }

    /// All that files of the table may have.
    List<PartitionSpec> specs() {
        List<PartitionSpec> specs = new ArrayList<>();
        json.path("partition-specs").forEach(spec -> specs.add(PartitionSpec.parse(spec)));
        return specs;
    }

    /// The highest number that a partition field ever had.
    int lastPartitionId() {
        return json.path("last-partition-id").asInt(MetadataBuilder.LAST_UNPARTITIONED);
    }

    private JsonNode specJson(int id) {
        for (JsonNode spec : json.path("partition-specs")) {
            if (spec.path("spec-id").asInt() == id) {
                return spec;
            }
        }
        throw new FeldsparException(
                ErrorCode.DATA_CORRUPT,
                "The metadata of the table has no partition specification %d".formatted(id));
    }

    String specFieldsJson(int id) {
        return specJson(id).path("fields").toString();
    }

    /// How rows are in partitions, as statements say it.
    public List<PartitionField> partitioning() {
        List<PartitionField> fields = new ArrayList<>();
        for (PartitionSpec.Field field : spec().fields()) {
            String column = columnName(field.source());
            Transform transform = field.transform();
            if (field.effective() && column != null && transform != null) {
                fields.add(new PartitionField(field.name(), column, transform));
            }
        }
        return fields;
    }

    /// What the values of a file's partition fields are, by the names of the fields.
    public Map<String, String> partitionTexts(int specId, List<@Nullable Object> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        List<PartitionSpec.Field> fields = spec(specId).fields();
        for (int i = 0; i < fields.size(); i++) {
            PartitionSpec.Field field = fields.get(i);
            Transform transform = field.transform();
            Type type = typeOf(field.source());
            if (field.effective() && transform != null && type != null) {
                Type result = transform.resultType(type);
                texts.put(field.name(), PartitionText.of(transform, result, values.get(i)));
            }
        }
        return texts;
    }

    /// The type that a column has or had last, or null where the engine has none for it.
    @Nullable Type typeOf(int column) {
        List<JsonNode> schemas = new ArrayList<>(List.of(schema(schemaId())));
        json.path("schemas").forEach(schemas::add);
        for (JsonNode schema : schemas) {
            for (JsonNode field : schema.path("fields")) {
                if (field.path("id").asInt() == column) {
                    return type(column, field.path("type"));
                }
            }
        }
        return null;
    }

    String schemaJson() {
        return schema(schemaId()).toString();
    }

    JsonNode schema(int id) {
        for (JsonNode schema : json.path("schemas")) {
            if (schema.path("schema-id").asInt() == id) {
                return schema;
            }
        }
        throw new FeldsparException(
                ErrorCode.DATA_CORRUPT, "The metadata of the table has no schema %d".formatted(id));
    }

    /// The columns as they are now.
    public List<TableColumn> columns() {
        return columns(schemaId());
    }

    /// The columns as they were.
    public List<TableColumn> columns(int schemaId) {
        List<TableColumn> columns = new ArrayList<>();
        for (JsonNode field : schema(schemaId).path("fields")) {
            int id = field.path("id").asInt();
            columns.add(
                    new TableColumn(
                            id,
                            field.path("name").asText(),
                            type(id, field.path("type")),
                            field.path("required").asBoolean(),
                            field.path("doc").asText(null),
                            length(id, field.path("type"))));
        }
        return columns;
    }

    /// Where values of a column come from that no statement gives.
    public @Nullable ColumnValue value(int column) {
        return rules().value(column, this::columnName);
    }

    public List<TableConstraint> constraints() {
        return rules().constraints(this::columnName);
    }

    TableRules rules() {
        return TableRules.parse(json.path("properties").path(TableRules.PROPERTY).asText(null));
    }

    private @Nullable String columnName(int id) {
        for (JsonNode field : schema(schemaId()).path("fields")) {
            if (field.path("id").asInt() == id) {
                return field.path("name").asText();
            }
        }
        return null;
    }

    private @Nullable Type type(int column, JsonNode type) {
        Type plain = ColumnTypes.type(type);
        JsonNode narrow = json.path("properties").path(NARROW_TYPE + column);
        return plain == SimpleType.INTEGER && narrow.isTextual()
                ? SimpleType.valueOf(narrow.asText())
                : plain;
    }

    private @Nullable TextLength length(int column, JsonNode type) {
        JsonNode length = json.path("properties").path(NARROW_TYPE + column);
        return ColumnTypes.type(type) == SimpleType.VARCHAR && length.isTextual()
                ? TextLength.parse(length.asText())
                : null;
    }

    /// The numbers of the columns that the engine has types for, each before those of its parts.
    public List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode field : schema(schemaId()).path("fields")) {
            if (ColumnTypes.type(field.path("type")) != null) {
                numbers.add(field.path("id").asInt());
                ColumnTypes.partNumbers(field.path("type"), numbers);
            }
        }
        return numbers;
    }

    /// Whether files that this engine writes fit the columns.
    public boolean writable() {
        for (JsonNode field : schema(schemaId()).path("fields")) {
            JsonNode type = field.path("type");
            boolean left = ColumnTypes.type(type) == null;
            if (left ? field.path("required").asBoolean() : !ColumnTypes.writable(type)) {
                return false;
            }
        }
        for (PartitionSpec.Field field : spec().fields()) {
            if (field.transform() == null || typeOf(field.source()) == null) {
                return false;
            }
        }
        return formatVersion() == 2;
    }

    public Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        json.path("properties")
                .properties()
                .forEach(each -> properties.put(each.getKey(), each.getValue().asText()));
        return properties;
    }

    /// Whether the table has or had another name, under which its data files are.
    boolean renamed() {
        return json.path("properties").has(RENAMED);
    }

    /// The directories of the warehouse that hold nothing but the table's data files.
    public List<Path> dataDirectories(Path location) {
        Map<String, String> properties = properties();
        String own = properties.getOrDefault(NewTable.DATA_PATH, "");
        String earlier = properties.getOrDefault(NewTable.EARLIER_DATA_PATHS, "");
        Path data = location.resolve("data");
        return own.isEmpty()
                ? List.of(data)
                : (own + "\n" + earlier)
                        .lines()
                        .map(Path::of)
                        .filter(path -> path.startsWith(data) || ofEarlierName(path, location))
                        .toList();
    }

    /// The properties that users set, by name.
    public Map<String, String> visibleProperties() {
        return TableProperties.visible(properties());
    }

    private boolean ofEarlierName(Path data, Path location) {
        Path above = data.getParent();
        return renamed()
                && above != null
                && above.endsWith("data")
                && Objects.equals(above.resolve("../..").normalize(), location.getParent());
    }

    /// The options with which data files are written, names in lower case.
    public Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        properties()
                .forEach(
                        (name, value) -> {
                            if (name.startsWith(OPTION)) {
                                options.put(name.substring(OPTION.length()), value);
                            }
                        });
        return options;
    }

    /// Every retained snapshot, oldest first.
    public List<Snapshot> snapshots() {
        List<Snapshot> snapshots = new ArrayList<>();
        json.path("snapshots").forEach(each -> snapshots.add(snapshot(each)));
        return snapshots;
    }

    /// The rows as they are now, or null where there never were any.
    public @Nullable Snapshot currentSnapshot() {
        long current = json.path("current-snapshot-id").asLong(NO_SNAPSHOT);
        return current == NO_SNAPSHOT ? null : snapshot(current);
    }

    /// The snapshot of that number, or null if it has expired.
    public @Nullable Snapshot snapshot(long id) {
        for (JsonNode each : json.path("snapshots")) {
            if (each.path("snapshot-id").asLong() == id) {
                return snapshot(each);
            }
        }
        return null;
    }

    /// The snapshot that a branch or tag stands for, or null.
    public @Nullable Long reference(String name) {
        JsonNode id = json.path("refs").path(name).path("snapshot-id");
        return id.isNumber() ? (Long) id.asLong() : null;
    }

    /// The snapshot that was the current one at a time, or null where there was none.
    public @Nullable Long currentAt(long millis) {
        Long current = null;
        for (JsonNode each : json.path("snapshot-log")) {
            if (each.path("timestamp-ms").asLong() <= millis) {
                current = each.path("snapshot-id").asLong();
            }
        }
        return current;
    }

    private Snapshot snapshot(JsonNode node) {
        Map<String, String> summary = new LinkedHashMap<>();
        node.path("summary")
                .properties()
                .forEach(each -> summary.put(each.getKey(), each.getValue().asText()));
        JsonNode parent = node.path("parent-snapshot-id");
        return new Snapshot(
                node.path("snapshot-id").asLong(),
                parent.isNumber() ? (Long) parent.asLong() : null,
                node.path("sequence-number").asLong(),
                node.path("timestamp-ms").asLong(),
                node.path("schema-id").asInt(schemaId()),
                Locations.path(node.path("manifest-list").asText()),
                summary);
    }
}
