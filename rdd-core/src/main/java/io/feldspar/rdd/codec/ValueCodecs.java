package io.feldspar.rdd.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/// Makes the codecs of Java types.
///
/// ```text
/// boolean, int, long, double, String, ByteBuffer    the same in Avro
/// long[], List<T>                                   array
/// Map<String, T>                                    map
/// Map<K, T>                                         array of records of key and value
/// record                                            record, its components in order
/// sealed interface                                  union of the records and enums it permits
/// enum                                              enum
/// @Nullable T                                       union of null and T
/// ```
/// Types may refer to each other in a circle. A type of another kind needs a codec of its own, see
/// [#with]. Not thread-safe; the codecs are.
public final class ValueCodecs {

    private final String namespace;
    private final Map<Class<?>, ValueCodec> known = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Deque<Runnable> incomplete = new ArrayDeque<>();
    private final List<Runnable> withoutSchema = new ArrayList<>();

    /// @param namespace of the records in Avro
    public ValueCodecs(String namespace) {
        this.namespace = namespace;
    }

    /// Uses this codec for the values of a type.
    public ValueCodecs with(Class<?> type, ValueCodec codec) {
        known.put(type, codec);
        return this;
    }

    /// Writes values of an interface that is not sealed as a union of these classes.
    public ValueCodecs withUnion(Class<?> type, List<Class<?>> classes) {
        UnionCodec union = new UnionCodec();
        known.put(type, union);
        incomplete.add(() -> union.complete(classes, this));
        return this;
    }

    /// The codec of a type.
    ///
    /// @throws IllegalArgumentException where it holds a type without a codec
    public ValueCodec of(Class<?> type) {
        ValueCodec codec = find(type);
        while (!incomplete.isEmpty()) {
            incomplete.poll().run();
        }
        withoutSchema.forEach(Runnable::run);
        withoutSchema.clear();
        return codec;
    }

    /// The codec, perhaps incomplete.
    ValueCodec find(Class<?> type) {
        ValueCodec codec = known.get(type);
        if (codec == null) {
            codec = make(type);
            known.put(type, codec);
        }
        return codec;
    }

    private ValueCodec make(Class<?> type) {
        if (type == long[].class) {
            return new LongsCodec();
        }
        if (type.isEnum()) {
            return EnumCodec.of(type, unused(type.getSimpleName()), namespace);
        }
        if (type.isSealed() && type.isInterface()) {
            UnionCodec union = new UnionCodec();
            incomplete.add(() -> union.complete(UnionCodec.leaves(type), this));
            return union;
        }
        if (type.isRecord()) {
            RecordCodec made = new RecordCodec(type, unused(type.getSimpleName()), namespace);
            incomplete.add(() -> made.complete(type, this));
            withoutSchema.add(made::completeSchema);
            return made;
        }
        return SimpleCodec.of(type);
    }

    /// The name, with a number behind it where another record has it.
    private String unused(String name) {
        String unused = name;
        for (int i = 2; !names.add(unused); i++) {
            unused = name + i;
        }
        return unused;
    }

    /// The slot for a value of the type.
    Slot slot(AnnotatedType type) {
        boolean nullable = type.isAnnotationPresent(Nullable.class);
        return new Slot(
                type instanceof AnnotatedParameterizedType generic
                        ? container(generic)
                        : find((Class<?>) type.getType()),
                nullable);
    }

    private ValueCodec container(AnnotatedParameterizedType type) {
        Type raw = ((ParameterizedType) type.getType()).getRawType();
        AnnotatedType[] arguments = type.getAnnotatedActualTypeArguments();
        if (raw == List.class) {
            return new ListCodec(slot(arguments[0]));
        }
        if (raw != Map.class) {
            throw new IllegalArgumentException("there is no codec for " + raw);
        }
        ValueCodec value = slot(arguments[1]).codec();
        if (arguments[0].getType() == String.class) {
            return new MapCodec(value);
        }
        Schema entry = Schema.createRecord(unused("Entry"), null, namespace, false);
        EntriesCodec entries = new EntriesCodec(slot(arguments[0]).codec(), value, entry);
        withoutSchema.add(entries::completeSchema);
        return entries;
    }

    /// The value in Avro's binary encoding.
    public static byte[] encode(ValueCodec codec, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            codec.write(value, encoder);
        } catch (IOException e) {
            throw new CodecException("cannot encode " + value, e);
        }
        return bytes.toByteArray();
    }

    /// Reads one value, which must fill the bytes.
    ///
    /// @throws CodecException where they are anything else
    public static Object decode(ValueCodec codec, byte[] bytes) {
        BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, null);
        try {
            Object value = codec.read(decoder);
            if (!decoder.isEnd()) {
                throw new CodecException("bytes are left after a value");
            }
            return value;
        } catch (IOException e) {
            throw new CodecException("bytes are missing: " + e.getMessage(), e);
        }
    }
}
