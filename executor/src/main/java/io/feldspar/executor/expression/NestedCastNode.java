package io.feldspar.executor.expression;

import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.MapType;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.DictionaryVector;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.ListVector;
import io.feldspar.executor.vector.Nulls;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// CAST of a nested type to another of the same shape: the elements, entries or fields are cast.
final class NestedCastNode extends Node {

    private Node operand;
    private final List<PartCast> parts;

    /// Casts the values of a part.
    @FunctionalInterface
    interface PartCast {
        FlatVector apply(FlatVector values);
    }

    /// @param parts the casts of what the operand's type consists of
    NestedCastNode(Node operand, Type type, List<PartCast> parts) {
        super(type);
        this.operand = operand;
        this.parts = List.copyOf(parts);
    }

    /// Whether values of one type become values of the other part by part.
    static boolean applies(Type from, Type to) {
        return switch (from) {
            case ArrayType _ -> to instanceof ArrayType;
            case MapType _ -> to instanceof MapType;
            case StructType struct ->
                    to instanceof NestedType nested
                            && to instanceof StructType
                            && struct.parts().size() == nested.parts().size();
            default -> false;
        };
    }

    @Override
    void replaceChildren(UnaryOperator<Node> replacement) {
        operand = replacement.apply(operand);
    }

    @Override
    Vector evaluate(Batch batch) {
        int[] rows = batch.selection();
        int count = batch.rowCount();
        return switch (operand.evaluate(batch)) {
            case ConstantVector constant ->
                    new ConstantVector(cast(constant.single(), null, 1), batch.length());
            case Vector other -> {
                FlatVector flat = other.flatten(rows, count);
                FlatVector dense = cast(flat, rows, count);
                yield rows == null ? dense : spread(dense, rows, count, batch.length());
            }
        };
    }

    private static Vector spread(FlatVector dense, int[] rows, int count, int length) {
        int[] codes = new int[length];
        for (int i = 0; i < count; i++) {
            codes[rows[i]] = i;
        }
        return count == 0
                ? ConstantVector.of(dense.type(), null, length)
                : new DictionaryVector(codes, dense, null, length);
    }

    /// The rows `rows[0..count)` one after another.
    private FlatVector cast(FlatVector vector, int @Nullable [] rows, int count) {
        if (vector instanceof StructVector structs) {
            List<FlatVector> fields = new ArrayList<>();
            for (int f = 0; f < parts.size(); f++) {
                fields.add(parts.get(f).apply(structs.visible(f, rows, count)));
            }
            long[] nulls = Nulls.gather(structs.nulls(), rows, count);
            return new StructVector(type(), fields, nulls, count);
        }
        ListVector lists = (ListVector) vector.gather(rows, count);
        FlatVector child =
                lists.child() instanceof StructVector entries && type() instanceof MapType map
                        ? new StructVector(
                                map.entry(),
                                List.of(
                                        parts.get(0).apply(entries.field(0)),
                                        parts.get(1).apply(entries.field(1))),
                                null,
                                entries.length())
                        : parts.get(0).apply(lists.child());
        return new ListVector(type(), lists.starts(), lists.lengths(), child, lists.nulls(), count);
    }
}
