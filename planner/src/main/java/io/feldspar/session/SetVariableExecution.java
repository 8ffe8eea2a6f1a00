package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.SessionVariables;
import io.feldspar.sql.catalog.SessionVariables.Variable;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// SET VARIABLE. All values are computed before the first variable changes.
record SetVariableExecution(Statement.SetVariable set) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        SessionVariables variables = context.catalog().variables();
        List<Variable> targets = set.names().stream().map(variables::get).toList();
        Set<String> names = new HashSet<>();
        targets.forEach(
                target ->
                        SessionVariables.requireOnce(
                                names, target.name(), ErrorCode.TARGET_DUPLICATE));
        List<@Nullable Object> values =
                set.row()
                        ? RowOfQuery.of(context, set.values().getFirst(), targets)
                        : each(context, targets);
        context.operation()
                .commit(
                        () -> {
                            variables.assign(targets, values);
                            return true;
                        });
        return new OperationResult.Updated(0);
    }

    private List<@Nullable Object> each(StatementContext context, List<Variable> targets) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            QueryText value = set.values().get(i);
            Variable target = targets.get(i);
            QueryText query =
                    value.equals(Statement.SetVariable.DEFAULT)
                            ? QueryText.known(target.initial(), target.dialect())
                            : value;
            values.addAll(RowOfQuery.of(context, query, List.of(target)));
        }
        return values;
    }
}
