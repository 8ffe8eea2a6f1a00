package io.feldspar.planner.expression;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.type.RelTypes;
import io.feldspar.sql.window.Windowed;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Sort;
import org.jspecify.annotations.Nullable;

/// Refuses maps, and what holds them, wherever values are compared but by [SortGroupedMaps].
public final class NestedKeys extends RelVisitor {

    private NestedKeys() {}

    /// @throws FeldsparException with TYPE_MISMATCH
    public static void check(RelNode plan) {
        new NestedKeys().go(plan);
    }

    @Override
    public void visit(RelNode node, int ordinal, @Nullable RelNode parent) {
        switch (node) {
            case Sort sort -> {
                for (RelFieldCollation key : sort.getCollation().getFieldCollations()) {
                    expect(sort, key.getFieldIndex(), "ordered");
                }
            }
            case Windowed windowed -> windowed.calls().forEach(call -> check(windowed, call));
            default -> {}
        }
        super.visit(node, ordinal, parent);
    }

    private static void check(Windowed windowed, Windowed.Call call) {
        call.partition().forEach(key -> expect(windowed.getInput(), key, "grouped"));
        call.keys().forEach(key -> expect(windowed.getInput(), key, "ordered"));
        if (call.spec().distinct()) {
            call.operands()
                    .subList(0, call.spec().arguments())
                    .forEach(key -> expect(windowed.getInput(), key, "grouped"));
        }
    }

    private static void expect(RelNode node, int column, String what) {
        expectComparable(RelTypes.of(node.getRowType().getFieldList().get(column).getType()), what);
    }

    /// @throws FeldsparException with TYPE_MISMATCH where values hold a VARIANT
    static void expectGroupable(Type type) {
        if (!NestedType.groupable(type)) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "Values of type %s cannot be grouped".formatted(type.sql()),
                    "Cast parts of it to types such as VARCHAR, or TO_JSON of it.");
        }
    }

    static void expectComparable(Type type, String what) {
        if (!NestedType.comparable(type)) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "Values of type %s cannot be %s".formatted(type.sql(), what),
                    type == SimpleType.VARIANT
                            ? "Cast it, or a part of it, to a type such as VARCHAR."
                            : "Use the value of a key of the map, or cast it to VARCHAR.");
        }
    }
}
