package io.feldspar.executor.function.user;

import io.feldspar.executor.object.ObjectMapping;
import io.feldspar.executor.object.ObjectType;
import io.feldspar.executor.object.StructMapping;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How columns become an argument of a function. Belongs to one thread.
@FunctionalInterface
public interface ObjectInput extends Serializable {

    /// The object of a row.
    ///
    /// @param columns its own
    @Nullable Object read(FlatVector[] columns, int row);

    /// Objects whose mapping is found where they are first read.
    abstract class Mapped implements ObjectInput {

        private static final long serialVersionUID = 1L;

        private final ObjectType type;
        private transient @Nullable ObjectMapping mapping;

        private Mapped(ObjectType type) {
            this.type = type;
        }

        final ObjectMapping mapping() {
            ObjectMapping known = mapping;
            if (known == null) {
                known = type.mapping();
                mapping = known;
            }
            return known;
        }
    }

    /// Objects of a class: a column for each part of a record or bean, or one column.
    final class OfClass extends Mapped {

        private static final long serialVersionUID = 1L;

        public OfClass(ObjectType type) {
            super(type);
        }

        @Override
        public @Nullable Object read(FlatVector[] columns, int row) {
            return mapping() instanceof StructMapping struct
                    ? struct.read(columns, row)
                    : mapping().read(columns[0], row);
        }
    }

    /// Objects of a class in one column.
    final class OfValue extends Mapped {

        private static final long serialVersionUID = 1L;

        public OfValue(ObjectType type) {
            super(type);
        }

        @Override
        public @Nullable Object read(FlatVector[] columns, int row) {
            return mapping().read(columns[0], row);
        }
    }

    /// Lists, of which the one column has arrays of structs of the columns of an element.
    final class OfList implements ObjectInput {

        private static final long serialVersionUID = 1L;

        private final ObjectInput element;

        public OfList(ObjectInput element) {
            this.element = element;
        }

        @Override
        public List<@Nullable Object> read(FlatVector[] columns, int row) {
            List<@Nullable Object> elements = new ArrayList<>();
            if (columns[0].isNull(row)) {
                return elements;
            }
            ListVector lists = (ListVector) columns[0];
            StructVector structs = (StructVector) lists.child();
            FlatVector[] fields = new FlatVector[structs.fieldCount()];
            for (int f = 0; f < fields.length; f++) {
                fields[f] = structs.field(f);
            }
            int end = lists.starts()[row] + lists.lengths()[row];
            for (int e = lists.starts()[row]; e < end; e++) {
                elements.add(element.read(fields, e));
            }
            return elements;
        }
    }
}
