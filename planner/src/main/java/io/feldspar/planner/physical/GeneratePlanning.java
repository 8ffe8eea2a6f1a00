package io.feldspar.planner.physical;

import io.feldspar.executor.plan.Generator;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.generator.Generated;
import io.feldspar.sql.type.RelTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.util.ImmutableBitSet;

/// Plans rows generated from lists. No generator is pruned, even if its values are not used:
/// together they determine the number of rows.
final class GeneratePlanning {

    private final PhysicalPlanner planner;
    private final Generated node;

    GeneratePlanning(PhysicalPlanner planner, Generated node) {
        this.planner = planner;
        this.node = node;
    }

    Planned plan(ImmutableBitSet needed) {
        int inputs = node.inputColumns();
        ImmutableBitSet kept = needed.intersect(ImmutableBitSet.range(inputs));
        ImmutableBitSet.Builder read = ImmutableBitSet.builder().addAll(kept);
        node.calls().forEach(call -> call.operands().forEach(read::set));
        Planned input = planner.plan(node.getInput(), read.build());
        int[] positions = new int[node.getRowType().getFieldCount()];
        Arrays.fill(positions, -1);
        List<Integer> columns = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int column : kept) {
            int at = input.position(column);
            int known = columns.indexOf(at);
            positions[column] = known < 0 ? columns.size() : known;
            if (known < 0) {
                columns.add(at);
                fields.add(input.plan().schema().field(at));
            }
        }
        List<Generator> generators = new ArrayList<>();
        List<RelDataTypeField> row = node.getRowType().getFieldList();
        for (int i = 0; i < node.calls().size(); i++) {
            generators.add(generator(node.calls().get(i), input));
            positions[inputs + i] = fields.size();
            fields.add(RelTypes.field(row.get(inputs + i)));
        }
        return new Planned(
                new PhysicalPlan.Generate(
                        PhysicalPlan.UNNUMBERED,
                        input.plan(),
                        columns,
                        generators,
                        node.outer(),
                        new Schema(fields),
                        planner.rows(node)),
                positions,
                input.single());
    }

    private static Generator generator(Generated.Call call, Planned input) {
        List<Integer> operands = call.operands().stream().map(input::position).toList();
        return switch (call.kind()) {
            case ELEMENTS -> new Generator.Elements(operands.get(0));
            case SERIES, RANGE ->
                    new Generator.Series(
                            operands.get(0),
                            operands.get(1),
                            operands.get(2),
                            call.kind() == Generated.Kind.SERIES);
            case ORDINAL -> new Generator.Ordinal();
        };
    }
}
