package io.feldspar.executor.function;

import java.util.List;

/// What a user reads about a function.
///
/// @param category the heading it is listed under, such as `Strings`
/// @param signatures how it is called, such as `SUBSTRING(text, start [, length])`
/// @param doc what it does, in a sentence or two
/// @param example a SQL expression
/// @param result what the example gives, as SQL prints it
public record Description(
        String category, List<String> signatures, String doc, String example, String result) {
    public Description {
        signatures = List.copyOf(signatures);
    }

    public static Description of(
            String category, String signature, String doc, String example, String result) {
        return new Description(category, List.of(signature), doc, example, result);
    }
}
