package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.TableRewrite;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// DROP PARTITION and TRUNCATE … PARTITION: the files of the partitions go; where files hold rows
/// of others too, it is a DELETE.
record DropPartitionsExecution(Statement.DropPartitions drop) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        AtomicBoolean done = new AtomicBoolean();
        Contention.run(
                context,
                drop.table(),
                false,
                () -> {
                    done.set(dropFiles(context));
                    return new OperationResult.Updated(0);
                });
        if (!done.get()) {
            new DeleteExecution(new Statement.Delete(drop.table(), null, condition(context), null))
                    .run(context);
        }
        return new OperationResult.Updated(0);
    }

    /// @return false, with nothing dropped, where files hold rows of other partitions
    private boolean dropFiles(StatementContext context) {
        TableName name = context.catalog().resolve(drop.table());
        Relation.IcebergTable table = TargetTable.find(context, drop.table(), "Rows of '%s'");
        TableRewrite rewrite = context.catalog().rewrite(name, table);
        for (List<Statement.PartitionValue> partition : drop.partitions()) {
            Map<String, @Nullable Object> values =
                    PartitionValues.of(context, rewrite.details(), partition).fixed();
            if (values.size() < partition.size()) {
                throw new FeldsparException(
                        ErrorCode.INVALID_STATEMENT,
                        "A column of PARTITION has no value",
                        "Write column = value.");
            }
            OptionalInt files = rewrite.replaceWhere(values);
            if (files.isEmpty()) {
                return false;
            }
            if (files.getAsInt() == 0 && !drop.ifExists()) {
                throw new FeldsparException(
                        ErrorCode.OBJECT_NOT_FOUND,
                        "Table '%s' has no partition %s".formatted(name.name(), values),
                        "See SHOW PARTITIONS, or use IF EXISTS.");
            }
        }
        context.operation().commit(() -> rewrite.commit(List.of()));
        return true;
    }

    private QueryText condition(StatementContext context) {
        Dialect dialect = context.session().dialect();
        return QueryText.known(
                drop.partitions().stream()
                        .map(partition -> condition(partition, dialect))
                        .collect(Collectors.joining(" OR ")),
                dialect);
    }

    private static String condition(List<Statement.PartitionValue> partition, Dialect dialect) {
        return partition.stream()
                .map(
                        each ->
                                "%s IS NOT DISTINCT FROM (%s)"
                                        .formatted(
                                                WrittenName.of(each.column(), dialect),
                                                Objects.requireNonNull(each.value()).sql()))
                .collect(Collectors.joining(" AND ", "(", ")"));
    }
}
