package io.feldspar.session;

import io.feldspar.executor.type.Type;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.SessionVariables;
import io.feldspar.sql.catalog.SessionVariables.Variable;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// DECLARE, which makes variables of the session. They all get the same value, computed once.
record DeclareExecution(Statement.Declare declare) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        List<String> names = declare.names().stream().map(SessionVariables::declaredName).toList();
        Type type = context.session().describe(declare.value()).type(0);
        Variable undefined = variable(names.getFirst(), type, null);
        @Nullable Object value =
                RowOfQuery.of(context, declare.value(), List.of(undefined)).getFirst();
        List<Variable> declared = names.stream().map(name -> variable(name, type, value)).toList();
        SessionVariables variables = context.catalog().variables();
        context.operation()
                .commit(
                        () -> {
                            variables.declare(declared, declare.replace());
                            return true;
                        });
        return new OperationResult.Updated(0);
    }

    private Variable variable(String name, Type type, @Nullable Object value) {
        QueryText initial = declare.value();
        return new Variable(name, type, value, initial.sql(), initial.dialect());
    }
}
