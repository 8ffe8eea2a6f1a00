package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.user.FunctionJar;
import io.feldspar.executor.function.user.FunctionSource;
import io.feldspar.executor.function.user.RoutineMaker;
import io.feldspar.executor.source.files.FilePaths;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.access.Access;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;

/// CREATE FUNCTION … AS 'class' USING JAR. The class is loaded to see what function it is; its
/// methods are not called.
record CreateJavaFunctionExecution(Statement.CreateJavaFunction create)
        implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        String name = create.name().getLast();
        CreateFunctionExecution.refuseBuiltIn(name);
        Access access = context.catalog().access();
        if (access.limited() && !access.isAdmin()) {
            throw new FeldsparException(
                    ErrorCode.INSUFFICIENT_PRIVILEGE,
                    "Only administrators can create functions in Java",
                    "Ask an administrator to create '%s'.".formatted(name));
        }
        Statement.JavaCode code = create.code();
        List<FunctionJar> jars = new ArrayList<>();
        for (String jar : code.jars()) {
            context.catalog().checkJar(jar);
            jars.add(FunctionJar.at(FilePaths.path(jar)));
        }
        FunctionSource.NamedClass source = new FunctionSource.NamedClass(code.className(), jars);
        context.catalog().checkCode(source);
        Relation.JavaFunction function =
                new Relation.JavaFunction(
                        new RoutineMaker(name, null, null, code.deterministic()).of(source),
                        code.comment());
        CreateFunctionExecution.add(
                context,
                new CreateFunctionExecution.Target(
                        create.name(),
                        create.temporary(),
                        CreateTableExecution.onExisting(create.ifNotExists(), create.orReplace())),
                function);
        return new OperationResult.Updated(0);
    }
}
