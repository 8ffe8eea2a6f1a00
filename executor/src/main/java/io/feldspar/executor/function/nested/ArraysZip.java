package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.StructVector;
import java.util.ArrayList;
import java.util.List;

/// The elements at each position of several arrays as structs.
public final class ArraysZip extends NestedFunction {

    public ArraysZip() {
        super(
                "ARRAYS_ZIP",
                List.of("LIST_ZIP", "ARRAY_ZIP"),
                about(
                        "ARRAYS_ZIP(a, b, ...)",
                        "An array of structs of the elements at each position; the shorter arrays"
                                + " go on with NULLs.",
                        "ARRAYS_ZIP([1, 2], ['a'])",
                        "[{'0': 1, '1': a}, {'0': 2, '1': NULL}]"));
    }

    @Override
    public List<Type> parameterTypes(List<Type> arguments) {
        expectCount(arguments, 1, Integer.MAX_VALUE);
        List<Type> types = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            types.add(array(arguments, i));
        }
        return types;
    }

    @Override
    public Type resultType(List<Type> arguments) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            members.add(new Member(String.valueOf(i), array(arguments, i).element()));
        }
        return new ArrayType(new StructType(members));
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        int[] starts = new int[count];
        int[] lengths = new int[count];
        int total = 0;
        for (int row = 0; row < count; row++) {
            for (FlatVector argument : arguments) {
                lengths[row] = Math.max(lengths[row], ((ListVector) argument).size(row));
            }
            starts[row] = total;
            total = Math.addExact(total, lengths[row]);
        }
        List<FlatVector> fields = new ArrayList<>();
        for (FlatVector argument : arguments) {
            fields.add(padded((ListVector) argument, starts, lengths, total));
        }
        FlatVector structs = new StructVector(((ArrayType) result).element(), fields, null, total);
        return new ListVector(result, starts, lengths, structs, null, count);
    }

    /// The elements with nulls behind those of shorter arrays.
    private static FlatVector padded(ListVector lists, int[] starts, int[] lengths, int total) {
        int[] codes = new int[total];
        long[] nulls = Nulls.allocate(total);
        for (int row = 0; row < starts.length; row++) {
            for (int e = 0; e < lengths[row]; e++) {
                if (e < lists.size(row)) {
                    codes[starts[row] + e] = lists.starts()[row] + e;
                } else {
                    Nulls.set(nulls, starts[row] + e);
                }
            }
        }
        return new DictionaryVector(codes, lists.child(), nulls, total).flatten(null, total);
    }
}
