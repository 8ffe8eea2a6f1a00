package io.feldspar.executor.function.written;

import io.feldspar.executor.function.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A function written in SQL, in Feldspar's dialect.
///
/// @param name in upper case
/// @param body an expression over the parameters
public record WrittenFunction(
        String name,
        List<String> aliases,
        List<Parameter> parameters,
        String body,
        Description description) {

    /// @param initial what stands for a missing argument, or null where there must be one
    public record Parameter(String name, @Nullable String initial) {}

    public WrittenFunction {
        aliases = List.copyOf(aliases);
        parameters = List.copyOf(parameters);
    }

    /// @param signature such as `F(a, b = 1)`
    /// @param example what the description says, a SQL expression
    static WrittenFunction of(
            String category,
            String signature,
            String body,
            String doc,
            String example,
            String result) {
        return new WrittenFunction(
                signature.substring(0, signature.indexOf('(')),
                List.of(),
                parameters(signature),
                body,
                Description.of(category, signature, doc, example, result));
    }

    /// The same under further names.
    WrittenFunction alsoCalled(String... names) {
        return new WrittenFunction(name, List.of(names), parameters, body, description);
    }

    private static List<Parameter> parameters(String signature) {
        List<Parameter> parameters = new ArrayList<>();
        String list = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
        for (String each : list.isEmpty() ? new String[0] : list.split(", ", -1)) {
            String[] parts = each.split(" = ", 2);
            parameters.add(
                    new Parameter(
                            parts[0].toLowerCase(Locale.ROOT), parts.length > 1 ? parts[1] : null));
        }
        return parameters;
    }
}
