package io.feldspar.executor.function.nested;

import io.feldspar.executor.function.Coercion;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Base of the functions whose result is an array of elements of their arguments. The parameters
/// are arrays, then single elements, then others.
abstract class PickedArray extends NestedFunction {

    private final int arrays;
    private final int elements;
    private final List<Type> others;
    private final int optional;

    /// @param others the types of the further arguments
    /// @param optional how many of these may be left out
    PickedArray(
            String name,
            List<String> aliases,
            Description description,
            int arrays,
            int elements,
            List<Type> others,
            int optional) {
        super(name, aliases, description);
        this.arrays = arrays;
        this.elements = elements;
        this.others = others;
        this.optional = optional;
    }

    @Override
    public final List<Type> parameterTypes(List<Type> arguments) {
        int all = arrays + elements + others.size();
        expectCount(arguments, all - optional, all);
        Type element = element(arguments);
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            int other = i - arrays - elements;
            types.add(
                    i < arrays
                            ? new ArrayType(element)
                            : other < 0 ? element : other(arguments, i, others.get(other)));
        }
        return types;
    }

    private Type other(List<Type> arguments, int index, Type wanted) {
        if (Coercion.distance(arguments.get(index), wanted) < 0) {
            throw mismatch(arguments);
        }
        return wanted;
    }

    /// The common type of all elements.
    private Type element(List<Type> arguments) {
        Type common = SimpleType.NULL;
        for (int i = 0; i < arrays + elements; i++) {
            Type next = i < arrays ? array(arguments, i).element() : arguments.get(i);
            Type both = Coercion.common(common, next);
            if (both == null) {
                throw mismatch(arguments);
            }
            common = both;
        }
        return common;
    }

    @Override
    public final Type resultType(List<Type> arguments) {
        return parameterTypes(arguments).get(0);
    }

    @Override
    public final boolean nullAware() {
        return elements > 0;
    }

    @Override
    public final FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        Source source = new Source(((ArrayType) result).element(), arguments, count);
        ListPicks picks = new ListPicks(count);
        long[] nulls = null;
        Picker picker = picker(source);
        for (int row = 0; row < count; row++) {
            if (anyNull(arguments, row) || !picker.pick(row, picks)) {
                nulls = nulls == null ? Nulls.allocate(count) : nulls;
                Nulls.set(nulls, row);
            }
            picks.end(row);
        }
        return picks.build(result, source.child(), nulls);
    }

    private boolean anyNull(FlatVector[] arguments, int row) {
        for (int i = 0; i < arguments.length; i++) {
            boolean element = i >= arrays && i < arrays + elements;
            if (!element && arguments[i].isNull(row)) {
                return true;
            }
        }
        return false;
    }

    /// Picks the elements of rows.
    interface Picker {
        /// Adds the row's elements; false for null.
        boolean pick(int row, ListPicks picks);
    }

    abstract Picker picker(Source source);

    /// The elements of all arguments in one vector.
    final class Source {

        private final ListVector[] lists = new ListVector[arrays];
        private final int[] offsets = new int[arrays + elements];
        private final FlatVector child;
        private final FlatVector[] arguments;

        Source(Type element, FlatVector[] arguments, int count) {
            this.arguments = arguments;
            List<FlatVector> parts = new ArrayList<>();
            int offset = 0;
            for (int i = 0; i < arrays + elements; i++) {
                offsets[i] = offset;
                FlatVector part;
                if (i < arrays) {
                    lists[i] = (ListVector) arguments[i].gather(null, count);
                    part = lists[i].child();
                } else {
                    part = arguments[i].gather(null, count);
                }
                parts.add(part);
                offset += part.length();
            }
            child = parts.size() == 1 ? parts.get(0) : Children.joined(element, parts);
        }

        FlatVector child() {
            return child;
        }

        int size(int list, int row) {
            return lists[list].size(row);
        }

        /// The place in [#child()] of the row's first element.
        int start(int list, int row) {
            return offsets[list] + lists[list].starts()[row];
        }

        int end(int list, int row) {
            return start(list, row) + size(list, row);
        }

        /// The place in [#child()] of a single element.
        int element(int index, int row) {
            return offsets[arrays + index] + row;
        }

        /// A further argument, or null where it was left out.
        @Nullable FlatVector other(int index) {
            int at = arrays + elements + index;
            return at < arguments.length ? arguments[at] : null;
        }
    }
}
