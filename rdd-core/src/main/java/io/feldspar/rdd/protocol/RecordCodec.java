package io.feldspar.rdd.protocol;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// A Java record as an Avro record: its components in order.
final class RecordCodec implements TypeCodec {

    static final String NAMESPACE = "io.feldspar.control";

    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType MAKER = MethodType.methodType(Object.class, Object[].class);

    private final TypeCodec[] codecs;
    private final MethodHandle[] getters;
    private final MethodHandle maker;
    private final Schema schema;

    private RecordCodec(
            TypeCodec[] codecs, MethodHandle[] getters, MethodHandle maker, Schema schema) {
        this.codecs = codecs;
        this.getters = getters;
        this.maker = maker;
        this.schema = schema;
    }

    static RecordCodec of(Class<?> type, Map<Class<?>, TypeCodec> records) {
        RecordComponent[] components = type.getRecordComponents();
        TypeCodec[] codecs = new TypeCodec[components.length];
        MethodHandle[] getters = new MethodHandle[components.length];
        List<Schema.Field> fields = new ArrayList<>();
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        try {
            for (int i = 0; i < components.length; i++) {
                codecs[i] = TypeCodec.of(components[i].getGenericType(), records);
                getters[i] = lookup.unreflect(components[i].getAccessor()).asType(GETTER);
                fields.add(new Schema.Field(components[i].getName(), codecs[i].schema()));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            MethodHandle maker =
                    lookup.unreflectConstructor(type.getDeclaredConstructor(types))
                            .asSpreader(Object[].class, components.length)
                            .asType(MAKER);
            Schema schema =
                    Schema.createRecord(type.getSimpleName(), null, NAMESPACE, false, fields);
            return new RecordCodec(codecs, getters, maker, schema);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is not a record of this package", e);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        for (int i = 0; i < codecs.length; i++) {
            codecs[i].write(get(getters[i], value), out);
        }
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        Object[] values = new Object[codecs.length];
        for (int i = 0; i < codecs.length; i++) {
            values[i] = codecs[i].read(in);
        }
        return make(values);
    }

    private static Object get(MethodHandle getter, Object value) {
        try {
            return (Object) getter.invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot read a component of " + value, e);
        }
    }

    private Object make(Object[] values) {
        try {
            return (Object) maker.invokeExact(values);
        } catch (Throwable e) {
            throw new ProtocolException("no valid " + schema.getName() + ": " + e.getMessage(), e);
        }
    }
}
