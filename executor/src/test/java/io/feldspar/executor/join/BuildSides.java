package io.feldspar.executor.join;

import io.feldspar.executor.operator.BatchSource;
import io.feldspar.executor.operator.OperatorContext;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import java.util.List;

/// Build sides that fit memory.
final class BuildSides {

    private BuildSides() {}

    static JoinTable table(
            List<Batch> rows,
            List<Type> types,
            List<Integer> keys,
            List<Boolean> nullSafe,
            BuildHelpers helpers,
            OperatorContext context) {
        BuildShape shape = new BuildShape(types, keys, nullSafe);
        return (JoinTable) read(rows, shape, helpers, context);
    }

    static BuildRows rows(List<Batch> rows, List<Type> types, OperatorContext context) {
        BuildShape shape = new BuildShape(types, List.of(), List.of());
        return (BuildRows) read(rows, shape, BuildHelpers.ALONE, context);
    }

    private static BuildSide read(
            List<Batch> rows, BuildShape shape, BuildHelpers helpers, OperatorContext context) {
        return BuildReader.read(
                new BatchSource(rows)::next, shape, helpers, Long.MAX_VALUE, context);
    }
}
