package io.feldspar.sql.catalog;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.dialect.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The variables that a session declared, by their names, which are not case-sensitive.
public final class SessionVariables {

    private static final String SCHEMA = "session";
    private static final String CATALOG = "system";

    /// @param value as [io.feldspar.executor.vector.Values] defines it
    /// @param initial the query of the value that DEFAULT stands for, in that dialect
    public record Variable(
            String name, Type type, @Nullable Object value, String initial, Dialect dialect) {

        Variable with(@Nullable Object other) {
            return new Variable(name, type, other, initial, dialect);
        }
    }

    private final Map<String, Variable> variables =
            new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final AtomicLong changes = new AtomicLong();

    public boolean isEmpty() {
        return variables.isEmpty();
    }

    /// How often any was changed.
    long changes() {
        return changes.get();
    }

    public @Nullable Variable find(String name) {
        return variables.get(name);
    }

    /// How many of the first parts of the name are that of a variable; 0 where none is. The others
    /// are fields of its value.
    public int parts(List<String> name) {
        boolean full =
                name.size() > 2
                        && name.get(0).equalsIgnoreCase(CATALOG)
                        && name.get(1).equalsIgnoreCase(SCHEMA);
        if (full) {
            return variables.containsKey(name.get(2)) ? 3 : 0;
        }
        if (name.size() > 1
                && name.get(0).equalsIgnoreCase(SCHEMA)
                && variables.containsKey(name.get(1))) {
            return 2;
        }
        return variables.containsKey(name.get(0)) ? 1 : 0;
    }

    /// The variable that a statement names.
    ///
    /// @throws FeldsparException with VARIABLE_NOT_FOUND
    public Variable get(List<String> name) {
        Variable variable = inSession(name) ? find(name.getLast()) : null;
        if (variable == null) {
            throw new FeldsparException(
                    ErrorCode.VARIABLE_NOT_FOUND,
                    "Variable '%s' not found".formatted(String.join(".", name)),
                    "Create it with DECLARE.");
        }
        return variable;
    }

    /// Makes variables.
    ///
    /// @throws FeldsparException with VARIABLE_ALREADY_EXISTS, and none is made
    public synchronized void declare(List<Variable> declared, boolean replace) {
        Set<String> names = new HashSet<>();
        for (Variable each : declared) {
            requireOnce(names, each.name(), ErrorCode.PARAMETER_DUPLICATE);
            if (!replace && variables.containsKey(each.name())) {
                throw new FeldsparException(
                        ErrorCode.VARIABLE_ALREADY_EXISTS,
                        "Variable '%s' already exists".formatted(each.name()),
                        "Use DECLARE OR REPLACE.");
            }
        }
        declared.forEach(each -> variables.put(each.name(), each));
        changes.incrementAndGet();
    }

    /// Gives values to variables.
    ///
    /// @param values of the variables' types, one for each
    public synchronized void assign(List<Variable> targets, List<@Nullable Object> values) {
        for (int i = 0; i < targets.size(); i++) {
            Variable target = targets.get(i);
            variables.put(target.name(), target.with(values.get(i)));
        }
        changes.incrementAndGet();
    }

    /// @return whether there was one
    public synchronized boolean drop(List<String> name) {
        changes.incrementAndGet();
        return inSession(name) && variables.remove(name.getLast()) != null;
    }

    /// The name of a variable that is declared.
    ///
    /// @throws FeldsparException with INVALID_STATEMENT where it is not one of the session
    public static String declaredName(List<String> name) {
        if (!inSession(name)) {
            throw new FeldsparException(
                    ErrorCode.VARIABLE_SCHEMA,
                    "A variable cannot be declared as '%s'".formatted(String.join(".", name)),
                    "Its only schema is system.session; leave it out.");
        }
        return name.getLast();
    }

    private static boolean inSession(List<String> name) {
        return switch (name.size()) {
            case 1 -> true;
            case 2 -> name.get(0).equalsIgnoreCase(SCHEMA);
            case 3 -> name.get(0).equalsIgnoreCase(CATALOG) && name.get(1).equalsIgnoreCase(SCHEMA);
            default -> false;
        };
    }

    /// @throws FeldsparException with the code where the name is there already
    public static void requireOnce(Set<String> names, String name, ErrorCode code) {
        if (!names.add(name.toLowerCase(Locale.ROOT))) {
            throw new FeldsparException(
                    code, "Variable '%s' is named twice".formatted(name), "Name it once.");
        }
    }
}
