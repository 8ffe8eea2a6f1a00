package io.feldspar.rdd.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.Encoder;

/// Values of one of several classes as an Avro union of all of them, in order.
final class UnionCodec implements ValueCodec {

    private final List<ValueCodec> branches = new ArrayList<>();
    private final Map<Class<?>, Integer> places = new HashMap<>();

    /// Its branches are added by [#complete], when they can find this codec.
    UnionCodec() {}

    void complete(List<Class<?>> classes, ValueCodecs codecs) {
        for (Class<?> each : classes) {
            places.put(each, branches.size());
            branches.add(codecs.find(each));
        }
    }

    /// The records and enums that a sealed interface permits, in the order of their declaration.
    static List<Class<?>> leaves(Class<?> type) {
        List<Class<?>> leaves = new ArrayList<>();
        addLeaves(type, leaves);
        return leaves;
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
        return Schema.createUnion(branches.stream().map(ValueCodec::schema).toList());
    }

    @Override
    public void write(Object value, Encoder out) throws IOException {
        write(value, 0, out);
    }

    /// As part of a larger union, in which its branches begin at `first`.
    void write(Object value, int first, Encoder out) throws IOException {
        Integer place = places.get(value.getClass());
        if (place == null) {
            throw new CodecException(
                    "%s is none of %s".formatted(value.getClass(), places.keySet()));
        }
        out.writeIndex(first + place);
        branches.get(place).write(value, out);
    }

    @Override
    public Object read(BinaryDecoder in) throws IOException {
        return read(in.readIndex(), in);
    }

    /// @param place the branch that was read
    Object read(int place, BinaryDecoder in) throws IOException {
        if (place < 0 || place >= branches.size()) {
            throw new CodecException(
                    "a union of %d kinds has no kind %d".formatted(branches.size(), place));
        }
        return branches.get(place).read(in);
    }
}
