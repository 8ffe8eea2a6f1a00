package io.feldspar.rdd.codec;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/// A Java record as an Avro record: its components in order. A component may hold the record's own
/// type.
final class RecordCodec implements ValueCodec {

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType MAKER = MethodType.methodType(Object.class, Object[].class);

    private final String[] names;
    private final Slot[] slots;
    private final MethodHandle[] getters;
    private final MethodHandle maker;
    private final Schema schema;

    /// The codecs of its components are found by [#complete], when they can find this one.
    RecordCodec(Class<?> type, String name, String namespace) {
        RecordComponent[] components = type.getRecordComponents();
        this.names = new String[components.length];
        this.slots = new Slot[components.length];
        this.getters = new MethodHandle[components.length];
        this.schema = Schema.createRecord(name, null, namespace, false);
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            for (int i = 0; i < components.length; i++) {
                getters[i] = lookup.unreflect(components[i].getAccessor()).asType(GETTER);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            this.maker =
                    lookup.unreflectConstructor(type.getDeclaredConstructor(types))
                            .asSpreader(Object[].class, components.length)
                            .asType(MAKER);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not a public record", e);
        }
    }

    void complete(Class<?> type, ValueCodecs codecs) {
        RecordComponent[] components = type.getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            names[i] = components[i].getName();
            slots[i] = codecs.slot(components[i].getAnnotatedType());
        }
    }

    /// Completes the schema, once all codecs are.
    void completeSchema() {
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = 0; i < slots.length; i++) {
            fields.add(new Schema.Field(names[i], slots[i].schema()));
        }
        schema.setFields(fields);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        for (int i = 0; i < slots.length; i++) {
            slots[i].write(get(getters[i], value), out);
        }
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        @Nullable Object[] values = new Object[slots.length];
        for (int i = 0; i < slots.length; i++) {
            values[i] = slots[i].read(in);
        }
        return make(values);
    }

    private static @Nullable Object get(MethodHandle getter, Object value) {
        try {
            return (Object) getter.invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read a component of " + value, e);
        }
    }

    private Object make(@Nullable Object[] values) {
        try {
            return (Object) maker.invokeExact(values);
        } catch (Throwable e) {
            throw new CodecException("no valid " + schema.getName() + ": " + e.getMessage(), e);
        }
    }
}
