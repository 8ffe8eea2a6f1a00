import io.feldspar.executor.function.registry.FunctionDocs;
import io.feldspar.executor.function.registry.FunctionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/// Generates `RegistryFunctions`, the superclass of `functions` in the Java API: one static method
/// for each name of each function in the registry, with parameters taken from the signatures in the
/// function's description.
///
/// The build runs this file with the executor on the class path, before it compiles the planner.
final class FunctionsSource {

    private static final Path FILE = Path.of("io", "feldspar", "dataset", "RegistryFunctions.java");

    /// Names of first parameters that usually take a value and not a column.
    private static final Set<String> VALUES =
            Set.of(
                    "base",
                    "days",
                    "element",
                    "field",
                    "format",
                    "fraction",
                    "from",
                    "hour",
                    "index",
                    "length",
                    "low",
                    "n",
                    "name",
                    "part",
                    "seed",
                    "separator",
                    "start",
                    "to",
                    "unit",
                    "width",
                    "year",
                    "years",
                    "zone");

    /// A parameter of a method.
    ///
    /// @param lambda number of parameters of the lambda; 0 if the parameter is not a lambda
    private record Parameter(String name, int lambda) {}

    /// One form of a function's parameter list.
    ///
    /// @param required number of mandatory parameters
    /// @param variadic whether further arguments may follow
    private record Form(List<Parameter> parameters, int required, boolean variadic) {}

    private FunctionsSource() {}

    /// @param arguments the root directory of the generated sources
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]).resolve(FILE);
        String text = text(FunctionRegistry.builtIn());
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return; // an unchanged file is not compiled again
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String text(FunctionRegistry registry) {
        Map<String, String> methods = new TreeMap<>();
        for (FunctionDocs.Entry entry : FunctionDocs.entries(registry)) {
            for (String name : names(entry)) {
                methods.putIfAbsent(name, methods(name, entry, registry));
            }
        }
        return """
                package io.feldspar.dataset;

                import java.util.function.BiFunction;
                import java.util.function.Function;
                import org.jspecify.annotations.Nullable;

                /// The functions of the registry under all of their names.
                class RegistryFunctions {

                    RegistryFunctions() {}

                    private static Column call(String name, @Nullable Object... arguments) {
                        return functions.call_function(name, arguments);
                    }
                """
                + String.join("", methods.values())
                + "}\n";
    }

    /// The function's names that are Java identifiers, in lower case.
    private static Set<String> names(FunctionDocs.Entry entry) {
        Set<String> names = new LinkedHashSet<>();
        names.add(entry.name());
        names.addAll(entry.aliases());
        return names.stream()
                .filter(name -> name.matches("[A-Z][A-Z0-9_]*"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// A Java name: an underscore follows a reserved word.
    private static String method(String name) {
        return SourceVersion.isKeyword(name) ? name + "_" : name;
    }

    private static String methods(
            String name, FunctionDocs.Entry entry, FunctionRegistry registry) {
        boolean window = registry.findWindow(entry.name()) != null;
        Methods methods = new Methods(name, entry, window);
        forms(entry, name).forEach(methods::add);
        return methods.text.toString();
    }

    /// The methods of a function under one of its names.
    private static final class Methods {

        private final String name;
        private final FunctionDocs.Entry entry;
        private final boolean window;
        private final Set<String> known = new LinkedHashSet<>();
        private final StringBuilder text = new StringBuilder();

        Methods(String name, FunctionDocs.Entry entry, boolean window) {
            this.name = name;
            this.entry = entry;
            this.window = window;
        }

        void add(Form form) {
            int most = form.variadic() ? form.required() : form.parameters().size();
            for (int count = form.required(); count <= most; count++) {
                List<Parameter> parameters = form.parameters().subList(0, count);
                boolean column =
                        !parameters.isEmpty() && !VALUES.contains(parameters.getFirst().name());
                add(declared(parameters, form.variadic(), column ? "Column" : ""));
                boolean single = entry.aggregate() && count == 1 && !form.variadic();
                if (column && (single || window)) {
                    add(declared(parameters, form.variadic(), "String"));
                }
            }
        }

        private void add(Declared declared) {
            String key =
                    declared.declarations().stream()
                            .map(each -> each.substring(0, each.lastIndexOf(' ')))
                            .collect(Collectors.joining(","));
            if (!known.add(key)) {
                return;
            }
            List<String> arguments = new ArrayList<>(declared.arguments());
            arguments.addFirst('"' + name + '"');
            text.append(
                    """

                        /// %s
                        public static Column %s(%s) {
                            return call(%s);
                        }
                    """
                            .formatted(
                                    entry.description().doc(),
                                    method(name),
                                    String.join(", ", declared.declarations()),
                                    String.join(", ", arguments)));
        }
    }

    private static List<Form> forms(FunctionDocs.Entry entry, String name) {
        List<Form> forms = new ArrayList<>();
        for (String signature : entry.description().signatures()) {
            for (String each : signature.split("\\), (?=[A-Z])", -1)) {
                Form form = form(each.endsWith(")") ? each : each + ")", entry.name(), name);
                if (form != null) {
                    forms.add(form);
                }
            }
        }
        if (forms.isEmpty()) {
            forms.add(new Form(List.of(), 0, true));
        }
        return forms;
    }

    private static @Nullable Form form(String signature, String main, String name) {
        if (signature.matches("[A-Z_0-9]+\\)")) {
            return new Form(List.of(), 0, false);
        }
        int open = signature.indexOf('(');
        int close = signature.lastIndexOf(')');
        boolean own =
                open > 0
                        && (signature.substring(0, open).equalsIgnoreCase(main)
                                || signature.substring(0, open).equalsIgnoreCase(name));
        if (!own || close != signature.length() - 1) {
            return null;
        }
        String inside = signature.substring(open + 1, close).strip();
        if (inside.isEmpty()) {
            return new Form(List.of(), 0, false);
        }
        int optional = inside.indexOf('[');
        if (optional == 0 && inside.contains("] ")) {
            return null;
        }
        List<Parameter> parameters = new ArrayList<>();
        int required = -1;
        boolean variadic = false;
        for (String part : parts(inside.replace("]", ""))) {
            String word = part.replace("[", "").strip();
            if (part.strip().startsWith("[") || word.contains(" = ")) {
                required = required < 0 ? parameters.size() : required;
            }
            word = word.replaceAll(" = .*", "");
            if (word.equals("...")) {
                variadic = true;
            } else if (word.endsWith("-> ...")) {
                int count = word.startsWith("(") ? parts(word.substring(1)).size() : 1;
                parameters.add(new Parameter("lambda", count));
            } else if (word.matches("[a-z]+")) {
                parameters.add(new Parameter(method(word), 0));
            } else {
                return null;
            }
            if (part.stripTrailing().endsWith("[")) {
                required = required < 0 ? parameters.size() : required;
            }
        }
        return new Form(parameters, required < 0 ? parameters.size() : required, variadic);
    }

    /// Splits at commas that are outside of parentheses.
    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char letter = list.charAt(i);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == ',' && depth == 0) {
                parts.add(list.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(list.substring(start));
        return parts;
    }

    /// A method's parameters and the arguments that it passes on.
    private record Declared(List<String> declarations, List<String> arguments) {}

    private static Declared declared(List<Parameter> parameters, boolean variadic, String first) {
        List<String> declarations = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String unique = parameter.name();
            String type =
                    switch (parameter.lambda()) {
                        case 1 -> "Function<Column, Column>";
                        case 2 -> "BiFunction<Column, Column, Column>";
                        case 3 -> "Lambdas.Ternary";
                        default -> i == 0 && !first.isEmpty() ? first : "@Nullable Object";
                    };
            long before =
                    parameters.subList(0, i).stream()
                            .filter(each -> each.name().equals(parameter.name()))
                            .count();
            unique = before == 0 ? unique : unique + (before + 1);
            declarations.add(type + " " + unique);
            arguments.add(
                    parameter.lambda() > 0
                            ? "Lambdas.of(" + unique + ")"
                            : type.equals("String") ? "functions.col(" + unique + ")" : unique);
        }
        if (variadic) {
            declarations.add("@Nullable Object... others");
            arguments.add(
                    arguments.isEmpty()
                            ? "others"
                            : "Lambdas.all(others, %s)".formatted(String.join(", ", arguments)));
            arguments = List.of(arguments.getLast());
        }
        return new Declared(declarations, arguments);
    }
}
