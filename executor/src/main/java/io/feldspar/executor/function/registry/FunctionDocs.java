package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The functions as users read them: rows for SHOW FUNCTIONS and DESCRIBE FUNCTION, and the
/// page docs/functions.md.
public final class FunctionDocs {

    private FunctionDocs() {}

    /// A function's entry.
    public record Entry(
            String name, List<String> aliases, boolean aggregate, Description description) {
        public Entry {
            aliases = List.copyOf(aliases);
        }
    }

    /// Every function of the registry, scalar functions first.
    public static List<Entry> entries(FunctionRegistry registry) {
        List<Entry> entries = new ArrayList<>();
        registry.scalars()
                .forEach(
                        function ->
                                entries.add(
                                        new Entry(
                                                function.name(),
                                                function.aliases(),
                                                false,
                                                function.description())));
        registry.aggregates()
                .forEach(
                        function ->
                                entries.add(
                                        new Entry(
                                                function.name(),
                                                function.aliases(),
                                                true,
                                                function.description())));
        registry.windows()
                .forEach(
                        function ->
                                entries.add(
                                        new Entry(
                                                function.name(),
                                                function.aliases(),
                                                false,
                                                function.description())));
        registry.written()
                .forEach(
                        function ->
                                entries.add(
                                        new Entry(
                                                function.name(),
                                                function.aliases(),
                                                false,
                                                function.description())));
        return entries;
    }

    /// The page of all functions by category.
    public static String markdown(FunctionRegistry registry) {
        Map<String, List<Entry>> categories = new TreeMap<>();
        for (Entry entry : entries(registry)) {
            categories
                    .computeIfAbsent(entry.description().category(), _ -> new ArrayList<>())
                    .add(entry);
        }
        StringBuilder page = new StringBuilder();
        page.append("# Functions\n\n");
        page.append("Made from the functions' own descriptions; FunctionDocsTest keeps it true.\n");
        page.append("`SHOW FUNCTIONS` and `DESCRIBE FUNCTION name` tell the same. `COALESCE`,\n");
        page.append("`NULLIF`, `IFNULL`, `NVL`, `CASE` and `CAST` are part of the language.\n");
        categories.forEach(
                (category, entries) -> {
                    page.append("\n## ").append(category).append("\n\n");
                    page.append("| call | what it gives | example | result |\n");
                    page.append("|---|---|---|---|\n");
                    entries.forEach(entry -> page.append(row(entry)));
                });
        return page.toString();
    }

    private static String row(Entry entry) {
        Description description = entry.description();
        List<String> calls = new ArrayList<>();
        description.signatures().forEach(signature -> calls.add(code(signature)));
        String also =
                entry.aliases().isEmpty()
                        ? ""
                        : " Also called " + code(String.join("`, `", entry.aliases())) + ".";
        return "| "
                + String.join("<br>", calls)
                + " | "
                + escape(description.doc())
                + also
                + " | "
                + code(description.example())
                + " | "
                + code(description.result())
                + " |\n";
    }

    private static String code(String text) {
        return "`" + escape(text) + "`";
    }

    private static String escape(String text) {
        return text.replace("|", "\\|");
    }
}
