package io.feldspar.sql.iceberg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/// Lists of the manifests of a snapshot.
final class ManifestListFormat {

    private ManifestListFormat() {}

    /// @param path for errors
    static List<ManifestFile> read(byte[] content, Path path) {
        List<ManifestFile> manifests = new ArrayList<>();
        try {
            for (IndexedRecord values : AvroFiles.read(content, path)) {
                manifests.add(
                        manifest(
                                NumberedRecord.of(
                                        values, NumberedRecord.positions(values.getSchema()))));
            }
        } catch (IllegalArgumentException | ClassCastException e) {
            throw AvroFiles.corrupt(path, e);
        }
        return manifests;
    }

    private static ManifestFile manifest(NumberedRecord values) {
        return new ManifestFile(
                Locations.path(values.text(500)),
                values.number(501),
                (int) values.number(502),
                values.number(517, 0) != 0,
                values.number(515, 0),
                values.number(516, 0),
                values.number(503),
                count(values, 504, 512),
                count(values, 505, 513),
                count(values, 506, 514),
                ranges(values.value(507)));
    }

    /// What is not told may be any number.
    private static ManifestFile.Count count(NumberedRecord values, int files, int rows) {
        return new ManifestFile.Count((int) values.number(files, 1), values.number(rows, 0));
    }

    private static List<ManifestFile.PartitionRange> ranges(@Nullable Object list) {
        List<ManifestFile.PartitionRange> ranges = new ArrayList<>();
        if (list instanceof List<?> all) {
            for (Object each : all) {
                IndexedRecord record = (IndexedRecord) each;
                NumberedRecord range =
                        NumberedRecord.of(record, NumberedRecord.positions(record.getSchema()));
                ranges.add(
                        new ManifestFile.PartitionRange(
                                Boolean.TRUE.equals(range.value(509)),
                                (Boolean) range.value(518),
                                range.bytes(510),
                                range.bytes(511)));
            }
        }
        return ranges;
    }

    static byte[] write(List<ManifestFile> manifests, Snapshot snapshot) throws IOException {
        Schema schema = AvroShapes.manifestList();
        List<IndexedRecord> records = new ArrayList<>();
        for (ManifestFile manifest : manifests) {
            records.add(record(manifest, schema));
        }
        Map<String, String> properties = new HashMap<>();
        properties.put("snapshot-id", String.valueOf(snapshot.id()));
        properties.put("parent-snapshot-id", String.valueOf(snapshot.parent()));
        properties.put("sequence-number", String.valueOf(snapshot.sequenceNumber()));
        properties.put("format-version", "2");
        return AvroFiles.write(schema, properties, records);
    }

    private static GenericData.Record record(ManifestFile manifest, Schema schema) {
        GenericData.Record values = new GenericData.Record(schema);
        values.put("manifest_path", manifest.path());
        values.put("manifest_length", manifest.bytes());
        values.put("partition_spec_id", manifest.specId());
        values.put("content", manifest.deletes() ? 1 : 0);
        values.put("sequence_number", manifest.sequenceNumber());
        values.put("min_sequence_number", manifest.minSequenceNumber());
        values.put("added_snapshot_id", manifest.snapshotId());
        values.put("added_files_count", manifest.added().files());
        values.put("existing_files_count", manifest.existing().files());
        values.put("deleted_files_count", manifest.deleted().files());
        values.put("added_rows_count", manifest.added().rows());
        values.put("existing_rows_count", manifest.existing().rows());
        values.put("deleted_rows_count", manifest.deleted().rows());
        Schema list = schema.getField("partitions").schema().getTypes().get(1);
        List<GenericData.Record> ranges = new ArrayList<>();
        for (ManifestFile.PartitionRange range : manifest.partitions()) {
            GenericData.Record each = new GenericData.Record(list.getElementType());
            each.put("contains_null", range.hasNull());
            each.put("contains_nan", range.hasNan());
            each.put("lower_bound", buffer(range.lower()));
            each.put("upper_bound", buffer(range.upper()));
            ranges.add(each);
        }
        values.put("partitions", ranges);
        return values;
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
