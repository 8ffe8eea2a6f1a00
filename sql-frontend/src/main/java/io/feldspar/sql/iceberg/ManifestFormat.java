package io.feldspar.sql.iceberg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Manifests: the data files that a snapshot added, kept or deleted.
final class ManifestFormat {

    private ManifestFormat() {}

    /// @param manifest whose numbers entries inherit that have none of their own
    static List<ManifestEntry> read(byte[] content, ManifestFile manifest) {
        Path path = Path.of(manifest.path());
        List<ManifestEntry> entries = new ArrayList<>();
        Map<Integer, Integer> ofEntry = null;
        Map<Integer, Integer> ofFile = null;
        try {
            for (IndexedRecord values : AvroFiles.read(content, path)) {
                if (ofEntry == null || ofFile == null) {
                    ofEntry = NumberedRecord.positions(values.getSchema());
                    IndexedRecord file = NumberedRecord.of(values, ofEntry).record(2);
                    ofFile = NumberedRecord.positions(file.getSchema());
                }
                NumberedRecord entry = NumberedRecord.of(values, ofEntry);
                entries.add(entry(entry, NumberedRecord.of(entry.record(2), ofFile), manifest));
            }
        } catch (IllegalArgumentException | ClassCastException e) {
            throw AvroFiles.corrupt(path, e);
        }
        return entries;
    }

    private static ManifestEntry entry(
            NumberedRecord entry, NumberedRecord file, ManifestFile manifest) {
        int status = (int) entry.number(0);
        if (status < 0 || status > 2) {
            throw new IllegalArgumentException("an entry has status " + status);
        }
        return new ManifestEntry(
                ManifestEntry.Status.values()[status],
                entry.number(1, manifest.snapshotId()),
                entry.number(3, manifest.sequenceNumber()),
                entry.number(4, manifest.sequenceNumber()),
                new ContentFile(
                        Locations.path(file.text(100)),
                        file.text(101),
                        manifest.specId(),
                        partition(file.record(102)),
                        file.number(103),
                        file.number(104),
                        file.counts(109),
                        file.counts(110),
                        file.bounds(125),
                        file.bounds(128)));
    }

    private static List<@Nullable Object> partition(IndexedRecord partition) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Schema.Field field : partition.getSchema().getFields()) {
            values.add(PartitionValues.read(partition.get(field.pos()), field.schema()));
        }
        return values;
    }

    /// @param spec of all files
    /// @param metadata of the table, whose columns the header tells
    static byte[] write(List<ManifestEntry> entries, PartitionSpec spec, TableMetadata metadata)
            throws IOException {
        PartitionValues partition = new PartitionValues(spec, metadata);
        Schema schema = AvroShapes.manifest(partition.avro());
        Schema fileSchema = schema.getField("data_file").schema();
        List<IndexedRecord> records = new ArrayList<>();
        for (ManifestEntry entry : entries) {
            GenericData.Record values = new GenericData.Record(schema);
            boolean added = entry.status() == ManifestEntry.Status.ADDED;
            values.put("status", entry.status().ordinal());
            values.put("snapshot_id", entry.snapshotId());
            // Those of an added file are the snapshot's, which may change until it is committed.
            values.put("sequence_number", added ? null : (Object) entry.sequenceNumber());
            values.put("file_sequence_number", added ? null : (Object) entry.fileSequenceNumber());
            values.put("data_file", file(entry.file(), partition, fileSchema));
            records.add(values);
        }
        return AvroFiles.write(
                schema,
                Map.of(
                        "schema", metadata.schemaJson(),
                        "schema-id", String.valueOf(metadata.schemaId()),
                        "partition-spec", metadata.specFieldsJson(spec.id()),
                        "partition-spec-id", String.valueOf(spec.id()),
                        "format-version", "2",
                        "content", "data"),
                records);
    }

    private static GenericData.Record file(
            ContentFile file, PartitionValues partition, Schema schema) {
        GenericData.Record values = new GenericData.Record(schema);
        values.put("content", 0);
        values.put("file_path", file.path());
        values.put("file_format", file.format());
        values.put(
                "partition",
                partition.record(file.partition(), schema.getField("partition").schema()));
        values.put("record_count", file.records());
        values.put("file_size_in_bytes", file.bytes());
        pairs(values, "value_counts", file.values());
        pairs(values, "null_value_counts", file.nulls());
        pairs(values, "lower_bounds", file.lower());
        pairs(values, "upper_bounds", file.upper());
        return values;
    }

    private static void pairs(GenericData.Record file, String name, Map<Integer, ?> map) {
        Schema pairs = file.getSchema().getField(name).schema().getTypes().get(1);
        List<IndexedRecord> list = new ArrayList<>();
        map.forEach(
                (key, value) -> {
                    GenericData.Record pair = new GenericData.Record(pairs.getElementType());
                    pair.put(0, key);
                    pair.put(1, value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value);
                    list.add(pair);
                });
        file.put(name, list);
    }
}
