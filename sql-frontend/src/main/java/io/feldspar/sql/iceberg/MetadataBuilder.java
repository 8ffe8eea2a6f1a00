package io.feldspar.sql.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.TableConstraint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a version of a table's metadata, the first or the next one.
final class MetadataBuilder {

    /// Numbers of partition fields begin behind it.
    static final int LAST_UNPARTITIONED = 999;

    /// Earlier versions whose files are retained.
    static final int PREVIOUS_VERSIONS = 100;

    /// The oldest are forgotten when there are more.
    static final int MOST_SNAPSHOTS = 500;

    private final ObjectNode json;
    private final long now;

    private MetadataBuilder(ObjectNode json, long now) {
        this.json = json;
        this.now = now;
    }

    /// A table without columns, properties or rows.
    static MetadataBuilder create(String uuid, Path location, long now) {
        ObjectNode json = TableMetadata.JSON.createObjectNode();
        json.put("format-version", 2).put("table-uuid", uuid).put("location", location.toString());
        json.put("last-sequence-number", 0).put("last-updated-ms", now).put("last-column-id", 0);
        json.put("current-schema-id", -1).putArray("schemas");
        json.put("default-spec-id", 0);
        json.putArray("partition-specs").addObject().put("spec-id", 0).putArray("fields");
        json.put("last-partition-id", LAST_UNPARTITIONED).put("default-sort-order-id", 0);
        json.putArray("sort-orders").addObject().put("order-id", 0).putArray("fields");
        json.putObject("properties");
        json.put("current-snapshot-id", -1).putObject("refs");
        for (String list : List.of("snapshots", "statistics", "snapshot-log", "metadata-log")) {
            json.putArray(list);
        }
        return new MetadataBuilder(json, now);
    }

    /// The same version, not written yet.
    static MetadataBuilder of(TableMetadata base) {
        return new MetadataBuilder(base.copy(), base.lastUpdatedMillis());
    }

    /// The version after another.
    ///
    /// @param file of the other
    static MetadataBuilder after(TableMetadata base, Path file, long now) {
        ObjectNode json = base.copy();
        long later = Math.max(now, base.lastUpdatedMillis());
        ArrayNode log = json.withArray("metadata-log");
        log.addObject()
                .put("timestamp-ms", base.lastUpdatedMillis())
                .put("metadata-file", file.toString());
        while (log.size() > PREVIOUS_VERSIONS) {
            log.remove(0);
        }
        json.put("last-updated-ms", later);
        return new MetadataBuilder(json, later);
    }

    TableMetadata build() {
        return new TableMetadata(json);
    }

    /// Other columns, all of them new.
    ///
    /// @param lastId their numbers begin behind it
    MetadataBuilder columns(List<ColumnDefinition> columns, int lastId) {
        ColumnTypes.Numbers numbers = new ColumnTypes.Numbers(lastId);
        ArrayNode fields = newSchema().withArray("fields");
        for (ColumnDefinition column : columns) {
            Field field = column.field();
            int id = numbers.next();
            ObjectNode node =
                    fields.addObject()
                            .put("id", id)
                            .put("name", field.name())
                            .put("required", !field.nullable());
            node.set("type", ColumnTypes.json(field.type(), field.name(), numbers));
            if (column.comment() != null) {
                node.put("doc", column.comment());
            }
            String narrow = ColumnTypes.narrower(field.type(), field.length());
            if (narrow != null) {
                property(TableMetadata.NARROW_TYPE + id, narrow);
            }
        }
        TableRules rules = TableRules.parse(null);
        for (ColumnDefinition column : columns) {
            rules.setValue(numberOf(column.field().name()), column.value(), this::numberOf);
        }
        rules(rules);
        json.put("last-column-id", Math.max(numbers.last(), json.path("last-column-id").asInt()));
        return this;
    }

    MetadataBuilder constraints(List<TableConstraint> constraints) {
        TableRules rules = build().rules();
        constraints.forEach(each -> rules.add(each, this::numberOf));
        return rules(rules);
    }

    MetadataBuilder rules(TableRules rules) {
        return property(TableRules.PROPERTY, rules.text());
    }

    /// The number of a column as it is now.
    int numberOf(String name) {
        for (TableColumn column : build().columns()) {
            if (column.name().equalsIgnoreCase(name)) {
                return column.id();
            }
        }
        throw new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND, "Column '%s' not found".formatted(name));
    }

    private ObjectNode newSchema() {
        int id = 0;
        ArrayNode schemas = json.withArray("schemas");
        for (JsonNode schema : schemas) {
            id = Math.max(id, schema.path("schema-id").asInt() + 1);
        }
        json.put("current-schema-id", id);
        ObjectNode schema = schemas.addObject();
        schema.put("type", "struct").put("schema-id", id).putArray("fields");
        return schema;
    }

    /// How new files are in partitions.
    MetadataBuilder partitioning(List<PartitionField> written) {
        List<PartitionSpec.Field> fields = new ArrayList<>();
        for (PartitionField field : written) {
            int source = numberOf(field.column());
            fields.add(
                    new PartitionSpec.Field(
                            fieldId(source, field, fields),
                            source,
                            field.name(),
                            field.transform()));
        }
        return spec(fields);
    }

    /// Forgets all specifications but that of new files, in a table that has no files.
    MetadataBuilder withoutOtherSpecs() {
        List<PartitionSpec.Field> fields = build().spec().fields();
        ObjectNode node = json.putArray("partition-specs").addObject().put("spec-id", 0);
        new PartitionSpec(0, fields).writeTo(node.putArray("fields"));
        json.put("default-spec-id", 0);
        return this;
    }

    /// A field keeps the number that it has in another specification.
    private int fieldId(int source, PartitionField field, List<PartitionSpec.Field> before) {
        int last = build().lastPartitionId();
        for (PartitionSpec spec : build().specs()) {
            for (PartitionSpec.Field each : spec.fields()) {
                if (each.same(source, field.transform()) && each.name().equals(field.name())) {
                    return each.id();
                }
            }
        }
        for (PartitionSpec.Field each : before) {
            last = Math.max(last, each.id());
        }
        return last + 1;
    }

    private MetadataBuilder spec(List<PartitionSpec.Field> fields) {
        int id = 0;
        int lastField = build().lastPartitionId();
        for (PartitionSpec spec : build().specs()) {
            if (spec.fields().equals(fields)) {
                json.put("default-spec-id", spec.id());
                return this;
            }
            id = Math.max(id, spec.id() + 1);
        }
        for (PartitionSpec.Field field : fields) {
            lastField = Math.max(lastField, field.id());
        }
        ObjectNode node = json.withArray("partition-specs").addObject().put("spec-id", id);
        new PartitionSpec(id, fields).writeTo(node.putArray("fields"));
        json.put("default-spec-id", id).put("last-partition-id", lastField);
        return this;
    }

    /// Other columns, with their numbers.
    ///
    /// @param lastId the highest number of a column or of a part of one
    MetadataBuilder schema(List<ObjectNode> fields, int lastId) {
        ArrayNode all = newSchema().withArray("fields");
        fields.forEach(all::add);
        json.put("last-column-id", lastId);
        return this;
    }

    /// The columns of another table, with their numbers, and its partitions.
    MetadataBuilder columnsOf(TableMetadata other) {
        ArrayNode fields = newSchema().withArray("fields");
        other.schema(other.schemaId()).path("fields").forEach(fields::add);
        String before = json.path("properties").path(NewTable.DATA_PATH).asText();
        property(TableRules.PROPERTY, null);
        other.properties().forEach(this::property);
        if (!before.isEmpty() && !before.equals(other.properties().get(NewTable.DATA_PATH))) {
            String earlier = json.path("properties").path(NewTable.EARLIER_DATA_PATHS).asText();
            property(NewTable.EARLIER_DATA_PATHS, (earlier + "\n" + before).strip());
        }
        json.put(
                "last-column-id",
                Math.max(other.lastColumnId(), json.path("last-column-id").asInt()));
        return partitioning(other.partitioning());
    }

    /// The columns as they were.
    MetadataBuilder currentSchema(int id) {
        json.put("current-schema-id", id);
        return this;
    }

    /// Where the table is, and where the lists of manifests are, by snapshot.
    MetadataBuilder relocated(Path location, Map<Long, String> lists) {
        json.put("location", location.toString());
        ArrayNode snapshots = json.withArray("snapshots");
        for (int i = 0; i < snapshots.size(); i++) {
            ObjectNode snapshot = snapshots.get(i).deepCopy();
            String list = lists.get(snapshot.path("snapshot-id").asLong());
            if (list != null) {
                snapshots.set(i, snapshot.put("manifest-list", list));
            }
        }
        return property(TableMetadata.RENAMED, "true");
    }

    MetadataBuilder property(String name, @Nullable String value) {
        ObjectNode properties = json.withObjectProperty("properties");
        if (value == null) {
            properties.remove(name);
        } else {
            properties.put(name, value);
        }
        return this;
    }

    /// Adds a snapshot and makes it the current one.
    MetadataBuilder snapshot(Snapshot snapshot) {
        ObjectNode node = json.withArray("snapshots").addObject();
        node.put("sequence-number", snapshot.sequenceNumber()).put("snapshot-id", snapshot.id());
        if (snapshot.parent() != null) {
            node.put("parent-snapshot-id", snapshot.parent());
        }
        node.put("timestamp-ms", snapshot.timestampMillis());
        ObjectNode summary = node.putObject("summary");
        summary.put("operation", snapshot.operation());
        snapshot.summary().forEach(summary::put);
        node.put("manifest-list", snapshot.manifestList()).put("schema-id", snapshot.schemaId());
        json.put("last-sequence-number", snapshot.sequenceNumber());
        return current(snapshot.id()).withoutOldest();
    }

    /// Each version lists all snapshots, so that many would make each change slow.
    private MetadataBuilder withoutOldest() {
        ArrayNode snapshots = json.withArray("snapshots");
        Set<Long> oldest = new HashSet<>();
        for (int i = 0; i < snapshots.size() - MOST_SNAPSHOTS; i++) {
            oldest.add(snapshots.get(i).path("snapshot-id").asLong());
        }
        return oldest.isEmpty() ? this : without(oldest);
    }

    /// Makes a snapshot that there is the current one.
    MetadataBuilder current(long snapshot) {
        json.put("current-snapshot-id", snapshot);
        json.withObjectProperty("refs")
                .putObject("main")
                .put("snapshot-id", snapshot)
                .put("type", "branch");
        json.withArray("snapshot-log")
                .addObject()
                .put("timestamp-ms", now)
                .put("snapshot-id", snapshot);
        return this;
    }

    /// Forgets snapshots, none of them the current one.
    MetadataBuilder without(Set<Long> snapshots) {
        for (String list : List.of("snapshots", "snapshot-log", "statistics")) {
            Iterator<JsonNode> entries = json.withArray(list).iterator();
            while (entries.hasNext()) {
                if (snapshots.contains(entries.next().path("snapshot-id").asLong())) {
                    entries.remove();
                }
            }
        }
        return this;
    }

    long now() {
        return now;
    }
}
