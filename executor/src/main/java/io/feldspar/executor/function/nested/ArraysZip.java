package io.feldspar.executor.function.nested;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.StructVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The elements at each position of several arrays as structs.
public final class ArraysZip extends NestedFunction {

    public ArraysZip() {
        super(
                "ARRAYS_ZIP",
                List.of("LIST_ZIP", "ARRAY_ZIP"),
                about(
                        "ARRAYS_ZIP(a, b, ...)",
                        "An array of structs of the elements at each position; shorter arrays"
                                + " are padded with NULL.",
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
        ListVector[] lists = Arrays.copyOf(arguments, arguments.length, ListVector[].class);
        PaddedLists padded = PaddedLists.of(count, lists);
        List<FlatVector> fields = new ArrayList<>();
        for (ListVector list : lists) {
            fields.add(padded.column(list).flatten(null, padded.size()));
        }
        FlatVector structs =
                new StructVector(((ArrayType) result).element(), fields, null, padded.size());
        return padded.list(result, structs);
    }
}
