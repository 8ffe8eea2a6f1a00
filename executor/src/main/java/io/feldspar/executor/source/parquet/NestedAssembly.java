package io.feldspar.executor.source.parquet;

import io.feldspar.executor.source.parquet.format.CorruptDataException;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.StructVector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts vectors of nested values together from the entries of the leaves, as the table has their
/// types. Where values are is told by the first leaf below each node.
sealed interface NestedAssembly {

    NestedNode.Levels levels();

    /// The first of the leaves below.
    NestedLeafReader first();

    /// The values of the rows that the leaves have read.
    FlatVector vector();

    /// A leaf.
    record Leaf(Type type, NestedNode.Levels levels, NestedLeafReader first)
            implements NestedAssembly {

        @Override
        public FlatVector vector() {
            int entries = first.entries();
            int[] definition = first.definition();
            int highest = first.highest();
            int[] places = new int[entries];
            long[] nulls = null;
            int slots = 0;
            int next = 0;
            for (int i = 0; i < entries; i++) {
                if (definition[i] == highest) {
                    places[slots++] = next++;
                } else if (definition[i] >= levels.exists()) {
                    nulls = nulls == null ? Nulls.allocate(entries) : nulls;
                    Nulls.set(nulls, slots++);
                }
            }
            FlatVector values = widened(first.values());
            if (slots > 0 && next == 0) {
                return nulls(type, slots);
            }
            return nulls == null
                    ? values
                    : new DictionaryVector(places, values, nulls, slots).flatten(null, slots);
        }

        private FlatVector widened(FlatVector values) {
            return values.type().equals(type) ? values : Widening.of(values, type);
        }
    }

    /// A list or a map.
    record Repeated(Type type, NestedNode.Levels levels, NestedAssembly element)
            implements NestedAssembly {

        @Override
        public NestedLeafReader first() {
            return element.first();
        }

        @Override
        public FlatVector vector() {
            NestedLeafReader leaf = first();
            int entries = leaf.entries();
            int[] repetition = leaf.repetition();
            int[] definition = leaf.definition();
            int depth = levels.repetition();
            int exists = levels.exists();
            int present = levels.present();
            int[] starts = new int[entries];
            int[] lengths = new int[entries];
            long[] nulls = null;
            int slots = 0;
            int elements = 0;
            for (int i = 0; i < entries; i++) {
                int level = definition[i];
                if (repetition[i] <= depth && level >= exists) {
                    starts[slots] = elements;
                    if (level < present) {
                        nulls = nulls == null ? Nulls.allocate(entries) : nulls;
                        Nulls.set(nulls, slots);
                    }
                    slots++;
                }
                if (repetition[i] <= depth + 1 && level > present) {
                    lengths[slots - 1]++;
                    elements++;
                }
            }
            FlatVector child = element.vector();
            expectLength(child, elements);
            if (type instanceof MapType && hasNull(((StructVector) child).field(0))) {
                throw new CorruptDataException("a map has a key that is null");
            }
            return new ListVector(type, starts, lengths, child, nulls, slots);
        }

        private static boolean hasNull(FlatVector keys) {
            for (int i = 0; keys.mayHaveNulls() && i < keys.length(); i++) {
                if (keys.isNull(i)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// A struct.
    ///
    /// @param first below any of its fields, wanted or not
    /// @param fields per member of the type
    record Group(Type type, NestedNode.Levels levels, NestedLeafReader first, List<Member> fields)
            implements NestedAssembly {

        /// A field; its values are null where the file does not have it.
        record Member(Type type, @Nullable NestedAssembly assembly) {}

        @Override
        public FlatVector vector() {
            int entries = first.entries();
            int[] repetition = first.repetition();
            int[] definition = first.definition();
            long[] nulls = null;
            int slots = 0;
            for (int i = 0; i < entries; i++) {
                if (repetition[i] <= levels.repetition() && definition[i] >= levels.exists()) {
                    if (definition[i] < levels.present()) {
                        nulls = nulls == null ? Nulls.allocate(entries) : nulls;
                        Nulls.set(nulls, slots);
                    }
                    slots++;
                }
            }
            List<FlatVector> vectors = new ArrayList<>();
            for (Member field : fields) {
                FlatVector vector =
                        field.assembly == null ? nulls(field.type, slots) : field.assembly.vector();
                expectLength(vector, slots);
                vectors.add(vector);
            }
            return new StructVector(type, vectors, nulls, slots);
        }
    }

    /// A VARIANT.
    record Variants(Group parts) implements NestedAssembly {

        @Override
        public NestedNode.Levels levels() {
            return parts.levels();
        }

        @Override
        public NestedLeafReader first() {
            return parts.first();
        }

        @Override
        public FlatVector vector() {
            return VariantParts.joined((StructVector) parts.vector());
        }
    }

    private static FlatVector nulls(Type type, int length) {
        return ConstantVector.of(type, null, length).flatten(null, length);
    }

    private static void expectLength(FlatVector vector, int length) {
        if (vector.length() != length) {
            throw new CorruptDataException(
                    "its leaves have %d and %d values, but should have the same number"
                            .formatted(length, vector.length()));
        }
    }
}
