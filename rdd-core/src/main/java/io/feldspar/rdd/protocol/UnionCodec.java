package io.feldspar.rdd.protocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// A sealed interface as an Avro union of all its records, in the order of their declaration.
final class UnionCodec implements TypeCodec {

    private final List<TypeCodec> branches;
    private final Map<Class<?>, Integer> places;
    private final Schema schema;

    private UnionCodec(List<TypeCodec> branches, Map<Class<?>, Integer> places) {
        this.branches = branches;
        this.places = places;
        this.schema = Schema.createUnion(branches.stream().map(TypeCodec::schema).toList());
    }

    static UnionCodec of(Class<?> type, Map<Class<?>, TypeCodec> records) {
        List<Class<?>> leaves = new ArrayList<>();
        addLeaves(type, leaves);
        List<TypeCodec> branches = new ArrayList<>();
        Map<Class<?>, Integer> places = new HashMap<>();
        for (Class<?> leaf : leaves) {
            places.put(leaf, branches.size());
            branches.add(TypeCodec.of(leaf, records));
        }
        return new UnionCodec(branches, places);
    }

    private static void addLeaves(Class<?> type, List<Class<?>> leaves) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                addLeaves(permitted, leaves);
            }
        } else {
            leaves.add(type);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        Integer place = places.get(value.getClass());
        if (place == null) {
            throw new ProtocolException(value.getClass() + " is not a branch of " + schema);
        }
        out.writeIndex(place);
        branches.get(place).write(value, out);
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        int place = in.readIndex();
        if (place < 0 || place >= branches.size()) {
            throw new ProtocolException("there is no message of kind " + place);
        }
        return branches.get(place).read(in);
    }
}
