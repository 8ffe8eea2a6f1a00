package io.feldspar.server.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.feldspar.jdbc.spi.EngineColumn;
import io.feldspar.jdbc.spi.EngineType;
import io.feldspar.jdbc.spi.TypeKind;
import io.feldspar.jdbc.wire.AvroReader;
import io.feldspar.jdbc.wire.AvroWriter;
import io.feldspar.jdbc.wire.Frame;
import io.feldspar.jdbc.wire.Message;
import io.feldspar.jdbc.wire.MessageType;
import io.feldspar.jdbc.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The messages are those of the Avro schema: what Avro's own library writes, ours reads and writes
/// again with the same bytes.
class ProtocolSchemaTest {

    private static final int ROUNDS = 500;
    private static final Map<String, Schema> SCHEMAS = schemas();

    private static Map<String, Schema> schemas() {
        try (InputStream in = Message.class.getResourceAsStream("protocol.avsc")) {
            assertNotNull(in);
            return new Schema.Parser()
                    .parse(in).getTypes().stream()
                            .collect(Collectors.toMap(Schema::getName, Function.identity()));
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
    }

    /// `OPEN_SESSION` is the record `OpenSession`.
    private static String record(MessageType type) {
        return Arrays.stream(type.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    @Test
    void everyMessageIsInTheSchema() {
        assertEquals(
                SCHEMAS.keySet(),
                Arrays.stream(MessageType.values())
                        .map(ProtocolSchemaTest::record)
                        .collect(Collectors.toSet()));
    }

    @Test
    void typesAreThoseOfTheSchema() {
        Schema column = SCHEMAS.get("Columns").getField("columns").schema().getElementType();
        Schema kind = column.getField("type").schema().getField("kind").schema();
        assertEquals(
                Arrays.stream(TypeKind.values()).map(TypeKind::name).toList(),
                kind.getEnumSymbols());
    }

    @ParameterizedTest
    @EnumSource
    void readsAndWritesWhatAvroWrites(MessageType type) throws IOException {
        Schema schema = SCHEMAS.get(record(type));
        Random random = new Random(42);
        for (Object datum : new RandomData(schema, ROUNDS, 42L, true)) {
            becomeValid(datum, random);
            byte[] bytes = encode(schema, datum);
            AvroReader in = new AvroReader(bytes);
            Message message = type.read(in);
            AvroWriter out = new AvroWriter();
            Frame.write(out, 7, message);
            int start = Frame.LENGTH_BYTES + Frame.HEADER_BYTES;
            assertArrayEquals(bytes, Arrays.copyOfRange(out.bytes(), start, out.length()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsCutOrTooLong(MessageType type) throws IOException {
        Schema schema = SCHEMAS.get(record(type));
        Random random = new Random(43);
        for (Object datum : new RandomData(schema, 20, 43L, true)) {
            becomeValid(datum, random);
            byte[] bytes = encode(schema, datum);
            for (int length = 0; length < bytes.length; length++) {
                AvroReader cut = new AvroReader(Arrays.copyOf(bytes, length));
                assertThrows(ProtocolException.class, () -> type.read(cut));
            }
            AvroReader longer = new AvroReader(Arrays.copyOf(bytes, bytes.length + 1));
            assertThrows(ProtocolException.class, () -> type.read(longer));
        }
    }

    @ParameterizedTest
    @EnumSource
    void randomBytesEndInAProtocolExceptionAtWorst(MessageType type) {
        Random random = new Random(44);
        for (int i = 0; i < 2000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            try {
                type.read(new AvroReader(bytes));
            } catch (ProtocolException expected) {
                assertNotNull(expected.getMessage());
            }
        }
    }

    private static byte[] encode(Schema schema, Object datum) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<>(schema).write(datum, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    /// Numbers that are dates, times and types become possible ones.
    private static void becomeValid(Object datum, Random random) {
        if (datum instanceof Collection<?> items) {
            items.forEach(item -> becomeValid(item, random));
        } else if (datum instanceof GenericData.Record record) {
            switch (record.getSchema().getName()) {
                case "Type" -> {
                    TypeKind kind = TypeKind.valueOf(record.get("kind").toString());
                    become(record, type(kind, random, 0));
                }
                case "Decimal" -> {
                    byte[] unscaled = new byte[9];
                    random.nextBytes(unscaled);
                    record.put("unscaled", ByteBuffer.wrap(minimal(unscaled)));
                    record.put("scale", random.nextInt(100) - 50);
                }
                case "Date" -> record.put("epochDay", (long) random.nextInt());
                case "Time" -> record.put("nanoOfDay", random.nextLong(86_400_000_000_000L));
                case "Timestamp", "Duration" -> {
                    String first = record.getSchema().getFields().getFirst().name();
                    record.put(first, (long) random.nextInt());
                    record.put("nano", random.nextInt(1_000_000_000));
                }
                case "OffsetTimestamp" -> {
                    record.put("epochSecond", (long) random.nextInt());
                    record.put("nano", random.nextInt(1_000_000_000));
                    record.put("offsetSeconds", random.nextInt(36_000) - 18_000);
                }
                default ->
                        record.getSchema()
                                .getFields()
                                .forEach(field -> becomeValid(record.get(field.pos()), random));
            }
        }
    }

    private static EngineType type(TypeKind kind, Random random, int depth) {
        TypeKind[] kinds = TypeKind.values();
        int choices = depth < 3 ? kinds.length : TypeKind.ARRAY.ordinal();
        Supplier<EngineType> part = () -> type(kinds[random.nextInt(choices)], random, depth + 1);
        return switch (kind) {
            case DECIMAL -> EngineType.decimal(random.nextInt(38) + 1, 2);
            case ARRAY -> EngineType.array(part.get());
            case MAP -> EngineType.map(part.get(), part.get());
            case STRUCT ->
                    EngineType.struct(
                            List.of(
                                    new EngineColumn("a", part.get(), true),
                                    new EngineColumn("\"b\" ü", part.get(), false)));
            default -> EngineType.of(kind);
        };
    }

    private static void become(GenericData.Record record, EngineType type) {
        Schema schema = record.getSchema();
        record.put(
                "kind",
                new GenericData.EnumSymbol(schema.getField("kind").schema(), type.kind().name()));
        record.put("precision", type.precision());
        record.put("scale", type.scale());
        Schema column = schema.getField("parts").schema().getElementType();
        List<GenericData.Record> parts = new ArrayList<>();
        for (EngineColumn part : type.parts()) {
            GenericData.Record made = new GenericData.Record(column);
            GenericData.Record partType = new GenericData.Record(schema);
            become(partType, part.type());
            made.put("name", part.name());
            made.put("type", partType);
            made.put("nullable", part.nullable());
            parts.add(made);
        }
        record.put("parts", parts);
    }

    private static byte[] minimal(byte[] unscaled) {
        return new BigInteger(unscaled).toByteArray();
    }
}
