package io.feldspar.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.registry.FunctionDocs;
import io.feldspar.executor.function.registry.FunctionRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Calls by name give what the same calls in SQL give: the examples of the registry.
class FunctionCallsTest {

    private static final Pattern CALL = Pattern.compile("([A-Za-z][A-Za-z0-9_]*)\\((.*)\\)");

    /// Of other rows or times at each call.
    private static final Set<String> VOLATILE = Set.of("uuid", "gen_random_uuid");

    private static Feldspar feldspar;

    @BeforeAll
    static void start() {
        feldspar = Feldspar.builder().master("local[2]").build();
    }

    @AfterAll
    static void stop() {
        feldspar.close();
    }

    @Test
    void scalarFunctionsAreThoseOfSql() {
        Dataset<Row> one = feldspar.range(1).toDF();
        Map<String, String> wrong = new TreeMap<>();
        int compared = 0;
        for (FunctionDocs.Entry entry : FunctionDocs.entries(FunctionRegistry.builtIn())) {
            String example = entry.description().example();
            Matcher call = CALL.matcher(example);
            if (!call.matches() || !isOneCall(call.group(2)) || isVolatile(call.group(1))) {
                continue;
            }
            Object[] arguments = arguments(call.group(2)).stream().map(functions::expr).toArray();
            compared++;
            Column called = functions.call_function(call.group(1), arguments);
            Row both = both(one, called, functions.expr(example));
            if (!Objects.equals(both.get(0), both.get(1))) {
                wrong.put(example, both.toString());
            }
        }
        assertEquals(Map.of(), wrong);
        assertTrue(compared > 300, "only " + compared);
    }

    /// The values of both, or their errors.
    private static Row both(Dataset<Row> one, Column called, Column written) {
        try {
            Row row = one.select(called.as("x"), written.as("y")).first();
            return Row.of(CellText.of(row.get(0)), CellText.of(row.get(1)));
        } catch (FeldsparException e) {
            return Row.of(error(one, called), error(one, written));
        }
    }

    private static String error(Dataset<Row> one, Column column) {
        try {
            return String.valueOf(one.select(column.as("x")).first());
        } catch (FeldsparException e) {
            return e.problem();
        }
    }

    private static boolean isVolatile(String name) {
        return VOLATILE.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isOneCall(String inside) {
        int depth = 0;
        for (char letter : inside.toCharArray()) {
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (depth < 0) {
                return false;
            }
        }
        return !inside.contains(" FROM ")
                && !inside.contains(" IN ")
                && !inside.contains("->")
                && !inside.contains(" => ")
                && !inside.contains("=>");
    }

    /// What commas separate outside of quotes and brackets.
    private static List<String> arguments(String inside) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (char letter : inside.toCharArray()) {
            quoted ^= letter == '\'';
            depth += quoted ? 0 : "([{".indexOf(letter) >= 0 ? 1 : 0;
            depth -= quoted ? 0 : ")]}".indexOf(letter) >= 0 ? 1 : 0;
            if (letter == ',' && depth == 0 && !quoted) {
                arguments.add(argument.toString().strip());
                argument.setLength(0);
            } else {
                argument.append(letter);
            }
        }
        if (!argument.toString().isBlank()) {
            arguments.add(argument.toString().strip());
        }
        return arguments;
    }
}
