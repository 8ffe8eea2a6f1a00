package io.feldspar.session;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.type.Schema;
import io.feldspar.planner.physical.WritePlanning;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What a statement writes, and what makes it count.
///
/// @param check called before the files appear; throws where they must not
/// @param enter lets the files count; where it does not, or fails, they are deleted again
record PlannedWrite(
        PhysicalPlan.Write plan, Destination destination, Runnable check, BooleanSupplier enter) {

    /// @param rows their plan
    /// @param destination which EXPLAIN describes as `description`
    /// @param format in lower case
    /// @param columns of the rows, as the files have them
    /// @param options of the format
    static PlannedWrite of(
            PhysicalPlan rows,
            Destination destination,
            String description,
            String format,
            Schema columns,
            Map<String, String> options) {
        WriteTarget target =
                new WriteTarget(
                        description,
                        destination.staging(),
                        destination.path(),
                        destination.suffix(),
                        format,
                        columns,
                        options);
        return new PlannedWrite(
                WritePlanning.plan(rows, target, destination.kind() == Destination.Kind.FILE),
                destination,
                () -> {},
                () -> true);
    }

    PlannedWrite checking(Runnable newCheck) {
        return new PlannedWrite(plan, destination, newCheck, enter);
    }

    PlannedWrite entering(BooleanSupplier newEnter) {
        return new PlannedWrite(plan, destination, check, newEnter);
    }
}
