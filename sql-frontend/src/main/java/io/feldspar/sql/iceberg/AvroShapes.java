package io.feldspar.sql.iceberg;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/// Avro schemas whose fields have the numbers by which Iceberg looks them up.
final class AvroShapes {

    static final String FIELD_ID = "field-id";

    private static final String ELEMENT_ID = "element-id";

    static final Schema INT = Schema.create(Schema.Type.INT);
    static final Schema LONG = Schema.create(Schema.Type.LONG);
    static final Schema BOOLEAN = Schema.create(Schema.Type.BOOLEAN);
    static final Schema STRING = Schema.create(Schema.Type.STRING);
    static final Schema BYTES = Schema.create(Schema.Type.BYTES);

    private AvroShapes() {}

    static Schema.Field required(String name, int id, Schema type) {
        return numbered(new Schema.Field(name, type), id);
    }

    static Schema.Field optional(String name, int id, Schema type) {
        Schema nullable = Schema.createUnion(Schema.create(Schema.Type.NULL), type);
        return numbered(
                new Schema.Field(name, nullable, null, Schema.Field.NULL_DEFAULT_VALUE), id);
    }

    private static Schema.Field numbered(Schema.Field field, int id) {
        field.addProp(FIELD_ID, id);
        return field;
    }

    static Schema record(String name, Schema.Field... fields) {
        return Schema.createRecord(name, null, null, false, List.of(fields));
    }

    /// A map whose keys are numbers, as an array of pairs.
    static Schema map(int keyId, int valueId, Schema value) {
        Schema pair =
                record(
                        "k" + keyId + "_v" + valueId,
                        required("key", keyId, INT),
                        required("value", valueId, value));
        Schema pairs = Schema.createArray(pair);
        new LogicalType("map").addToSchema(pairs);
        return pairs;
    }

    static Schema list(int elementId, Schema element) {
        Schema elements = Schema.createArray(element);
        elements.addProp(ELEMENT_ID, elementId);
        return elements;
    }

    /// The manifest list of format version 2.
    static Schema manifestList() {
        Schema range =
                record(
                        "r508",
                        required("contains_null", 509, BOOLEAN),
                        optional("contains_nan", 518, BOOLEAN),
                        optional("lower_bound", 510, BYTES),
                        optional("upper_bound", 511, BYTES));
        return record(
                "manifest_file",
                required("manifest_path", 500, STRING),
                required("manifest_length", 501, LONG),
                required("partition_spec_id", 502, INT),
                required("content", 517, INT),
                required("sequence_number", 515, LONG),
                required("min_sequence_number", 516, LONG),
                required("added_snapshot_id", 503, LONG),
                required("added_files_count", 504, INT),
                required("existing_files_count", 505, INT),
                required("deleted_files_count", 506, INT),
                required("added_rows_count", 512, LONG),
                required("existing_rows_count", 513, LONG),
                required("deleted_rows_count", 514, LONG),
                optional("partitions", 507, list(508, range)));
    }

    /// A manifest of format version 2.
    ///
    /// @param partition fields of the table's partition specification
    static Schema manifest(List<Schema.Field> partition) {
        Schema file =
                record(
                        "r2",
                        required("content", 134, INT),
                        required("file_path", 100, STRING),
                        required("file_format", 101, STRING),
                        required(
                                "partition",
                                102,
                                Schema.createRecord(
                                        "r102", null, null, false, new ArrayList<>(partition))),
                        required("record_count", 103, LONG),
                        required("file_size_in_bytes", 104, LONG),
                        optional("value_counts", 109, map(119, 120, LONG)),
                        optional("null_value_counts", 110, map(121, 122, LONG)),
                        optional("lower_bounds", 125, map(126, 127, BYTES)),
                        optional("upper_bounds", 128, map(129, 130, BYTES)));
        return record(
                "manifest_entry",
                required("status", 0, INT),
                optional("snapshot_id", 1, LONG),
                optional("sequence_number", 3, LONG),
                optional("file_sequence_number", 4, LONG),
                required("data_file", 2, file));
    }
}
