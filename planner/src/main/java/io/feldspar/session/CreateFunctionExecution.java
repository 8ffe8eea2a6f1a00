package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.catalog.TableName;
import io.feldspar.sql.catalog.WritableCatalog;
import io.feldspar.sql.catalog.WritableCatalog.OnExisting;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.parser.WrittenName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// CREATE FUNCTION and CREATE MACRO. The body is checked, not run.
record CreateFunctionExecution(Statement.CreateFunction create) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        FeldsparSession session = context.session();
        Relation.Function function =
                create.function().madeIn(session.currentCatalog(), session.currentSchema());
        check(session, function);
        OnExisting onExisting =
                CreateTableExecution.onExisting(create.ifNotExists(), create.orReplace());
        add(context, new Target(create.name(), create.temporary(), onExisting), function);
        return new OperationResult.Updated(0);
    }

    /// Where a function goes.
    record Target(List<String> name, boolean temporary, OnExisting onExisting) {}

    static void add(StatementContext context, Target target, Relation.Callable function) {
        SessionCatalog catalog = context.catalog();
        String last = target.name().getLast();
        if (target.temporary()) {
            context.operation()
                    .commit(
                            () ->
                                    catalog.createTemporaryFunction(
                                            last, function, target.onExisting()));
            return;
        }
        TableName name = catalog.resolve(target.name());
        WritableCatalog writable = context.catalogs().writable(name.catalog());
        String entry = Relation.Function.entryName(last);
        context.operation()
                .commit(() -> writable.create(name.schema(), entry, function, target.onExisting()));
    }

    private void check(FeldsparSession session, Relation.Function function) {
        distinct(function.parameters(), "parameter");
        distinct(function.columns(), "column");
        boolean optional = false;
        for (Relation.Parameter each : function.parameters()) {
            if (optional && each.initial() == null) {
                throw new FeldsparException(
                        ErrorCode.PARAMETER_ORDER,
                        "Parameter '%s' without DEFAULT follows one that has one"
                                .formatted(each.name()),
                        "Give it a DEFAULT, or put it first.");
            }
            optional |= each.initial() != null;
        }
        String name = create.name().getLast();
        refuseBuiltIn(name);
        boolean tables =
                session.catalog()
                        .whileDefining(
                                name,
                                function,
                                () -> session.sources(query(name, function)).relations());
        if (tables && !create.readsData()) {
            throw new FeldsparException(
                    ErrorCode.DATA_ACCESS,
                    "Function '%s' reads tables, but is declared CONTAINS SQL".formatted(name),
                    "Write READS SQL DATA, or leave that out.");
        }
    }

    /// @throws FeldsparException with FUNCTION_ALREADY_EXISTS if the engine has a function of that
    ///     name
    static void refuseBuiltIn(String name) {
        FunctionRegistry builtIn = FunctionRegistry.builtIn();
        String upper = name.toUpperCase(Locale.ROOT);
        if (builtIn.findScalar(upper) != null
                || builtIn.findAggregate(upper) != null
                || builtIn.findWindow(upper) != null
                || builtIn.findWritten(upper) != null) {
            throw new FeldsparException(
                    ErrorCode.FUNCTION_ALREADY_EXISTS,
                    "'%s' is a built-in function".formatted(name),
                    "Choose another name.");
        }
    }

    /// A call of the function with NULL for each parameter.
    private static QueryText query(String name, Relation.Function function) {
        List<String> arguments = new ArrayList<>();
        function.parameters()
                .forEach(
                        each ->
                                arguments.add(
                                        each.type() == null
                                                ? "NULL"
                                                : "CAST(NULL AS %s)".formatted(each.type())));
        String call =
                "%s(%s)"
                        .formatted(
                                WrittenName.of(List.of(name), function.dialect()),
                                String.join(", ", arguments));
        return QueryText.known(
                (function.table() ? "SELECT * FROM " : "SELECT ") + call, function.dialect());
    }

    private static void distinct(List<Relation.Parameter> parameters, String kind) {
        Set<String> names = new HashSet<>();
        for (Relation.Parameter each : parameters) {
            if (!names.add(each.name().toLowerCase(Locale.ROOT))) {
                throw new FeldsparException(
                        kind.equals("parameter")
                                ? ErrorCode.PARAMETER_DUPLICATE
                                : ErrorCode.COLUMN_DUPLICATE,
                        "The function names %s '%s' twice".formatted(kind, each.name()),
                        "Give one of them another name.");
            }
        }
    }
}
