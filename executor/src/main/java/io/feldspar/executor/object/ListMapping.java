package io.feldspar.executor.object;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.VectorBuilder;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/// Arrays as lists, sets, iterators, streams and arrays of Java.
///
/// @param component the class of the elements of an array
record ListMapping(Type type, Class<?> java, Class<?> component, ObjectMapping element)
        implements ObjectMapping {

    static ListMapping of(Class<?> java, java.lang.reflect.Type component, ObjectMapping element) {
        Class<?> raw = component instanceof Class<?> simple ? simple : Object.class;
        return new ListMapping(new ArrayType(element.type()), java, raw, element);
    }

    @Override
    public @Nullable Object read(FlatVector column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        ListVector lists = (ListVector) column;
        int start = lists.starts()[row];
        int length = lists.lengths()[row];
        if (java.isArray()) {
            Object array = Array.newInstance(component, length);
            for (int i = 0; i < length; i++) {
                Array.set(array, i, element.read(lists.child(), start + i));
            }
            return array;
        }
        List<@Nullable Object> elements = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            elements.add(element.read(lists.child(), start + i));
        }
        return java.isAssignableFrom(List.class) || java == ArrayList.class
                ? elements
                : Set.class.isAssignableFrom(java)
                        ? new LinkedHashSet<>(elements)
                        : Iterator.class == java
                                ? elements.iterator()
                                : BaseStream.class.isAssignableFrom(java)
                                        ? elements.stream()
                                        : elements;
    }

    @Override
    public void write(@Nullable Object value, VectorBuilder out) {
        switch (value) {
            case null -> {
                out.appendNull();
                return;
            }
            case Iterable<?> all -> all.forEach(each -> element.write(each, out.element()));
            case Iterator<?> all ->
                    all.forEachRemaining(each -> element.write(each, out.element()));
            case BaseStream<?, ?> all -> {
                try (all) {
                    all.iterator().forEachRemaining(each -> element.write(each, out.element()));
                }
            }
            case Object array when array.getClass().isArray() -> {
                for (int i = 0; i < Array.getLength(array); i++) {
                    element.write(Array.get(array, i), out.element());
                }
            }
            default -> throw SimpleWriters.mismatch(value, type);
        }
        out.endList();
    }
}
