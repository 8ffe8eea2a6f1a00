package io.feldspar.executor.function.registry;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.function.user.UserAggregate;
import io.feldspar.executor.function.user.UserFunctions;
import io.feldspar.executor.function.user.UserScalar;
import io.feldspar.executor.function.written.WrittenFunction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds functions by name, in any case of letters, aliases included. Immutable.
public final class FunctionRegistry {

    private static final FunctionRegistry BUILT_IN =
            new FunctionRegistry(
                    ScalarFunctions.ALL,
                    AggregateFunctions.ALL,
                    WindowFunctions.ALL,
                    WrittenFunctions.ALL);

    private final Map<String, ScalarFunction> scalars = new LinkedHashMap<>();
    private final Map<String, AggregateFunction> aggregates = new LinkedHashMap<>();
    private final Map<String, WindowFunction> windows = new LinkedHashMap<>();
    private final Map<String, WrittenFunction> written = new LinkedHashMap<>();

    private FunctionRegistry(
            List<ScalarFunction> scalarFunctions,
            List<AggregateFunction> aggregateFunctions,
            List<WindowFunction> windowFunctions,
            List<WrittenFunction> writtenFunctions) {
        for (ScalarFunction function : scalarFunctions) {
            put(scalars, function.name(), function);
            function.aliases().forEach(alias -> put(scalars, alias, function));
        }
        for (AggregateFunction function : aggregateFunctions) {
            put(aggregates, function.name(), function);
            function.aliases().forEach(alias -> put(aggregates, alias, function));
        }
        for (WindowFunction function : windowFunctions) {
            put(windows, function.name(), function);
            function.aliases().forEach(alias -> put(windows, alias, function));
        }
        for (WrittenFunction function : writtenFunctions) {
            put(written, function.name(), function);
            function.aliases().forEach(alias -> put(written, alias, function));
        }
        for (String name : written.keySet()) {
            if (scalars.containsKey(name)
                    || aggregates.containsKey(name)
                    || windows.containsKey(name)) {
                throw new IllegalArgumentException("two functions are called '" + name + "'");
            }
        }
    }

    private static <F> void put(Map<String, F> functions, String name, F function) {
        if (functions.put(name, function) != null) {
            throw new IllegalArgumentException("two functions are called '" + name + "'");
        }
    }

    /// The functions of the engine.
    public static FunctionRegistry builtIn() {
        return BUILT_IN;
    }

    /// One of the engine, or a user's by its name among [UserFunctions].
    public @Nullable ScalarFunction findScalar(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        ScalarFunction own = scalars.get(upper);
        return own == null && UserFunctions.find(upper) instanceof UserScalar user ? user : own;
    }

    /// One of the engine, or a user's by its name among [UserFunctions].
    public @Nullable AggregateFunction findAggregate(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        AggregateFunction own = aggregates.get(upper);
        return own == null && UserFunctions.find(upper) instanceof UserAggregate user ? user : own;
    }

    public @Nullable WindowFunction findWindow(String name) {
        return windows.get(name.toUpperCase(Locale.ROOT));
    }

    /// The function written in SQL, which no function above has the name of.
    public @Nullable WrittenFunction findWritten(String name) {
        return written.get(name.toUpperCase(Locale.ROOT));
    }

    /// @throws FeldsparException with FUNCTION_NOT_FOUND
    public ScalarFunction scalar(String name) {
        ScalarFunction function = findScalar(name);
        if (function == null) {
            throw notFound(name, scalars.keySet());
        }
        return function;
    }

    /// The scalar function of a plan, which may be one that SQL has no name for.
    ///
    /// @throws FeldsparException with FUNCTION_NOT_FOUND
    public ScalarFunction planned(String name) {
        for (ScalarFunction function : ScalarFunctions.INTERNAL) {
            if (function.name().equals(name)) {
                return function;
            }
        }
        return scalar(name);
    }

    /// @throws FeldsparException with FUNCTION_NOT_FOUND
    public AggregateFunction aggregate(String name) {
        AggregateFunction function = findAggregate(name);
        if (function == null) {
            throw notFound(name, aggregates.keySet());
        }
        return function;
    }

    /// @throws FeldsparException with FUNCTION_NOT_FOUND
    public WindowFunction window(String name) {
        WindowFunction function = findWindow(name);
        if (function == null) {
            throw notFound(name, windows.keySet());
        }
        return function;
    }

    /// Every scalar function once, in order of registration.
    public List<ScalarFunction> scalars() {
        return scalars.values().stream().distinct().toList();
    }

    /// Every aggregate function once, in order of registration.
    public List<AggregateFunction> aggregates() {
        return aggregates.values().stream().distinct().toList();
    }

    /// Every function that is called with OVER alone once, in order of registration.
    public List<WindowFunction> windows() {
        return windows.values().stream().distinct().toList();
    }

    /// Every function written in SQL once, in order of registration.
    public List<WrittenFunction> written() {
        return written.values().stream().distinct().toList();
    }

    /// The error for a name that no function has, with the nearest name that exists.
    public FeldsparException notFound(String name) {
        List<String> all = new ArrayList<>(scalars.keySet());
        all.addAll(aggregates.keySet());
        all.addAll(windows.keySet());
        all.addAll(written.keySet());
        return notFound(name, all);
    }

    private static FeldsparException notFound(String name, Collection<String> known) {
        String upper = name.toUpperCase(Locale.ROOT);
        Map<String, Integer> distances = new HashMap<>();
        known.forEach(candidate -> distances.put(candidate, distance(upper, candidate)));
        String nearest =
                distances.entrySet().stream()
                        .filter(entry -> entry.getValue() <= Math.max(1, upper.length() / 3))
                        .min(
                                Comparator.comparingInt(
                                                (Map.Entry<String, Integer> entry) ->
                                                        entry.getValue())
                                        .thenComparing(Map.Entry::getKey))
                        .map(Map.Entry::getKey)
                        .orElse(null);
        return new FeldsparException(
                ErrorCode.FUNCTION_NOT_FOUND,
                "Function '" + name + "' not found",
                nearest == null ? "See SHOW FUNCTIONS." : "Did you mean '" + nearest + "'?");
    }

    /// The edit distance of two names.
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int same = left.charAt(i - 1) == right.charAt(j - 1) ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
