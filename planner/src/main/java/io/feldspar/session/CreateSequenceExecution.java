package io.feldspar.session;

import io.feldspar.executor.sequence.Sequence;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.catalog.WritableCatalog.Created;
import io.feldspar.sql.parser.Statement;

/// CREATE SEQUENCE.
record CreateSequenceExecution(Statement.CreateSequence create) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        TableName name = context.catalog().resolve(create.name());
        WritableCatalog catalog = context.catalogs().writable(name.catalog());
        Relation.Numbers numbers =
                new Relation.Numbers(
                        new Sequence(
                                catalog.sequenceFile(name.schema()),
                                create.start(),
                                create.increment(),
                                create.least(),
                                create.most(),
                                create.cycles(),
                                create.cache()));
        context.operation()
                .commit(
                        () -> {
                            Created created =
                                    catalog.create(
                                            name.schema(),
                                            name.name(),
                                            numbers,
                                            CreateTableExecution.onExisting(
                                                    create.ifNotExists(), create.orReplace()));
                            context.files().retire(created.garbage());
                            return created.made();
                        });
        return new OperationResult.Updated(0);
    }
}
