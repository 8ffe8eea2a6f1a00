package io.feldspar.session;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;
import java.util.List;
import java.util.Locale;

/// DESCRIBE FUNCTION.
record DescribeFunctionExecution(Statement.DescribeFunction describe)
        implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        FunctionRegistry registry = FunctionRegistry.builtIn();
        String name = describe.name().toUpperCase(Locale.ROOT);
        ScalarFunction scalar = registry.findScalar(name);
        Description description =
                scalar != null ? scalar.description() : registry.aggregate(name).description();
        return TextRows.of(
                List.of("property", "value"),
                List.of(
                        List.of("name", name),
                        List.of("group", description.category()),
                        List.of("usage", String.join("; ", description.signatures())),
                        List.of("description", description.doc()),
                        List.of("example", description.example() + " = " + description.result())));
    }
}
