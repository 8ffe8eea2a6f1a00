package io.feldspar.session;

import io.feldspar.executor.plan.FileLayout;
import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.type.Schema;
import io.feldspar.planner.physical.WritePlanning;
import io.feldspar.sql.catalog.NewFile;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableWrite;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a statement writes, and what makes it count.
///
/// @param folder where the files of a partition go, by the values of its keys; empty for none
/// @param check called before the files appear; throws where they must not
/// @param enter is given the files, or their directory, and lets them count; where it does not, or
///     fails, they are deleted again
record PlannedWrite(
        PhysicalPlan.Write plan,
        Destination destination,
        Function<List<@Nullable Object>, String> folder,
        Runnable check,
        Predicate<List<NewFile>> enter) {

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
                        options,
                        List.of());
        return of(rows, destination, target);
    }

    /// @param rows their plan, with the columns and checks of the target
    static PlannedWrite of(PhysicalPlan rows, Destination destination, WriteTarget target) {
        return new PlannedWrite(
                WritePlanning.plan(rows, target, destination.single()),
                destination,
                _ -> "",
                () -> {},
                _ -> true);
    }

    /// The files of a table of the catalog.
    ///
    /// @param rows in the columns of the table
    /// @param missing the columns that the statement gives no value for
    static PlannedWrite of(
            StatementContext context,
            TableName name,
            PhysicalPlan rows,
            TableWrite write,
            Set<Integer> missing) {
        TableRows.Complete complete = TableRows.of(context, name, write, rows, missing);
        Destination destination =
                Destination.ofTable(write.directory(), context.operation().id().text(), ".parquet");
        WriteTarget target =
                new WriteTarget(
                        name.schema() + "." + name.name(),
                        destination.staging(),
                        destination.path(),
                        destination.suffix(),
                        "parquet",
                        write.columns(),
                        write.options(),
                        complete.checks(),
                        new FileLayout(complete.keys(), -1));
        if (!target.layout().partitioned()) {
            return of(complete.plan(), destination, target).entering(write::commit);
        }
        return partitioned(
                        context,
                        complete.plan(),
                        destination,
                        target,
                        keys ->
                                PartitionField.folder(
                                        write.details().partitioning(), write.columns(), keys))
                .entering(write::commit);
    }

    /// Files in partitions.
    ///
    /// @param rows their plan, with the columns, checks and keys of the target
    static PlannedWrite partitioned(
            StatementContext context,
            PhysicalPlan rows,
            Destination destination,
            WriteTarget target,
            Function<List<@Nullable Object>, String> folder) {
        return new PlannedWrite(
                WritePlanning.partitioned(
                        rows, target, List.of(), context.session().engine().threads() * 2),
                destination,
                folder,
                () -> {},
                _ -> true);
    }

    PlannedWrite checking(Runnable newCheck) {
        return new PlannedWrite(plan, destination, folder, newCheck, enter);
    }

    PlannedWrite entering(Predicate<List<NewFile>> newEnter) {
        return new PlannedWrite(plan, destination, folder, check, newEnter);
    }
}
