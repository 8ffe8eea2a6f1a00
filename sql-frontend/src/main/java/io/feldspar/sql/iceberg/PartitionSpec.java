package io.feldspar.sql.iceberg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.feldspar.executor.partition.Transform;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the files of a table are partitioned. A table has one for new files, and the ones of files
/// that were written before.
public record PartitionSpec(int id, List<Field> fields) {

    public PartitionSpec {
        fields = List.copyOf(fields);
    }

    /// @param id identifies it in all specifications of the table
    /// @param source the number of the column
    /// @param transform null where the engine has none of that name
    public record Field(int id, int source, String name, @Nullable Transform transform) {

        /// Whether its value follows from the column.
        boolean effective() {
            return !(transform instanceof Transform.Nothing);
        }

        boolean same(int otherSource, Transform other) {
            return source == otherSource && other.equals(transform);
        }
    }

    static PartitionSpec parse(JsonNode node) {
        List<Field> fields = new ArrayList<>();
        for (JsonNode field : node.path("fields")) {
            fields.add(
                    new Field(
                            field.path("field-id").asInt(),
                            field.path("source-id").asInt(),
                            field.path("name").asText(),
                            Transform.parse(field.path("transform").asText())));
        }
        return new PartitionSpec(node.path("spec-id").asInt(), fields);
    }

    /// @throws IllegalStateException where a transform is not known
    void writeTo(ArrayNode target) {
        for (Field field : fields) {
            Transform transform = field.transform;
            if (transform == null) {
                throw new IllegalStateException("unknown transform of " + field.name);
            }
            target.addObject()
                    .put("name", field.name)
                    .put("transform", transform.text())
                    .put("source-id", field.source)
                    .put("field-id", field.id);
        }
    }

    /// Whether rows are in partitions.
    public boolean partitioned() {
        return fields.stream().anyMatch(Field::effective);
    }

    /// The values of the fields whose values follow from columns.
    ///
    /// @param all the values of all fields
    public List<@Nullable Object> effective(List<@Nullable Object> all) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).effective()) {
                values.add(all.get(i));
            }
        }
        return values;
    }

    /// The values of all fields.
    ///
    /// @param effective those of the fields whose values follow from columns
    public List<@Nullable Object> complete(List<@Nullable Object> effective) {
        Iterator<@Nullable Object> given = effective.iterator();
        List<@Nullable Object> values = new ArrayList<>();
        for (Field field : fields) {
            values.add(field.effective() ? given.next() : null);
        }
        return values;
    }
}
