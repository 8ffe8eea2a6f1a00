package io.feldspar.session;

import io.feldspar.executor.type.Schema;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.NamePattern;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.Statement;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// SHOW COLUMNS: as DESCRIBE, or in Spark's dialect the names alone.
record ShowColumnsExecution(Statement.ShowColumns show) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        String like = show.like();
        Predicate<String> wanted =
                (like == null ? NamePattern.ALL : NamePattern.ofShow(like)).matcher();
        Schema all = NamedRelation.columns(context, show.table());
        Schema schema =
                new Schema(all.fields().stream().filter(each -> wanted.test(each.name())).toList());
        if (context.session().dialect() == Dialect.SPARK) {
            return TextRows.of(
                    List.of("col_name"),
                    schema.fields().stream()
                            .map(each -> List.<@Nullable Object>of(each.name()))
                            .toList());
        }
        return DescribedColumns.of(context).rows(schema).result();
    }
}
