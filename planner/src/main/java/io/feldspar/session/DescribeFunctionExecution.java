package io.feldspar.session;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.function.user.FunctionJar;
import io.feldspar.executor.function.user.FunctionSource;
import io.feldspar.executor.function.user.Routine;
import io.feldspar.executor.function.user.UserAggregate;
import io.feldspar.executor.function.written.WrittenFunction;
import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// DESCRIBE FUNCTION.
record DescribeFunctionExecution(Statement.DescribeFunction describe)
        implements StatementExecution {

    /// Operators and the functions that they stand for.
    private static final Map<String, String> OPERATORS = Map.of("%", "MOD", "||", "CONCAT");

    @Override
    public OperationResult run(StatementContext context) {
        switch (context.catalog().function(List.of(describe.name()))) {
            case Relation.Function written -> {
                return own(written);
            }
            case Relation.JavaFunction java -> {
                return own(java);
            }
            case null -> {}
        }
        String written = describe.name().toUpperCase(Locale.ROOT);
        String name = OPERATORS.getOrDefault(written, written);
        Description description = description(name);
        return context.session().dialect() == Dialect.SPARK
                ? spark(name, description)
                : TextRows.of(List.of("property", "value"), properties(name, description));
    }

    private OperationResult own(Relation.Function function) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(List.of("name", describe.name()));
        rows.add(List.of("parameters", parameters(function.parameters())));
        String returns = function.returns();
        rows.add(
                List.of(
                        "returns",
                        function.table()
                                ? ("TABLE " + parameters(function.columns())).strip()
                                : returns == null ? "" : returns));
        rows.add(List.of("body", function.body()));
        String comment = function.comment();
        rows.add(List.of("description", comment == null ? "" : comment));
        return TextRows.of(List.of("property", "value"), rows);
    }

    private static OperationResult own(Relation.JavaFunction function) {
        Routine routine = function.routine();
        String comment = function.comment();
        return TextRows.of(
                List.of("property", "value"),
                List.of(
                        List.of("name", routine.name()),
                        List.of(
                                "kind",
                                routine instanceof UserAggregate
                                        ? "aggregate function in Java"
                                        : "scalar function in Java"),
                        List.of("usage", routine.signature()),
                        List.of("returns", routine.result().sql()),
                        List.of("deterministic", routine.deterministic() ? "yes" : "no"),
                        List.of("code", code(routine.source())),
                        List.of("description", comment == null ? "" : comment)));
    }

    private static String code(FunctionSource source) {
        return switch (source) {
            case FunctionSource.Closure _ -> "an object of the program";
            case FunctionSource.NamedClass(String name, List<FunctionJar> jars) ->
                    jars.isEmpty()
                            ? name
                            : name
                                    + jars.stream()
                                            .map(FunctionJar::path)
                                            .collect(Collectors.joining(", ", " in ", ""));
        };
    }

    private static String parameters(List<Relation.Parameter> parameters) {
        return parameters.stream()
                .map(
                        each ->
                                each.name()
                                        + (each.type() == null ? "" : " " + each.type())
                                        + (each.initial() == null
                                                ? ""
                                                : " DEFAULT " + each.initial()))
                .collect(Collectors.joining(", "));
    }

    private static List<List<@Nullable Object>> properties(String name, Description description) {
        return List.of(
                List.of("name", name),
                List.of("group", description.category()),
                List.of("usage", String.join("; ", description.signatures())),
                List.of("description", description.doc()),
                List.of("example", description.example() + " = " + description.result()));
    }

    private OperationResult spark(String name, Description description) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        rows.add(List.of("Function: " + name.toLowerCase(Locale.ROOT)));
        rows.add(
                List.of(
                        "Usage: %s - %s"
                                .formatted(
                                        String.join("; ", description.signatures()),
                                        description.doc())));
        if (describe.extended()) {
            rows.add(
                    List.of(
                            "Extended Usage:\n    Examples:\n      > SELECT %s;\n       %s\n"
                                    .formatted(description.example(), description.result())));
        }
        return TextRows.of(List.of("function_desc"), rows);
    }

    private static Description description(String name) {
        FunctionRegistry registry = FunctionRegistry.builtIn();
        if (registry.findScalar(name) != null) {
            return registry.scalar(name).description();
        }
        if (registry.findAggregate(name) != null) {
            return registry.aggregate(name).description();
        }
        if (registry.findWindow(name) != null) {
            return registry.window(name).description();
        }
        WrittenFunction written = registry.findWritten(name);
        if (written != null) {
            return written.description();
        }
        throw registry.notFound(name);
    }
}
