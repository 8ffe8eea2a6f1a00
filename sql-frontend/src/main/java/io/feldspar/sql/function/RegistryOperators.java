package io.feldspar.sql.function;

import io.feldspar.executor.function.AggregateFunction;
import io.feldspar.executor.function.HigherOrderFunction;
import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.function.user.UserAggregate;
import io.feldspar.executor.function.user.UserFunctions;
import io.feldspar.executor.function.user.UserScalar;
import io.feldspar.sql.generator.GeneratorOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.jspecify.annotations.Nullable;

/// The operators that SQL can name: Calcite's standard ones where the executor has a function for
/// them, and the other functions of the executor's registry.
public final class RegistryOperators implements SqlOperatorTable {

    public static final RegistryOperators INSTANCE =
            new RegistryOperators(FunctionRegistry.builtIn());

    private final SqlOperatorTable standard = SqlStdOperatorTable.instance();
    private final Map<String, SqlFunction> functions = new HashMap<>();

    private RegistryOperators(FunctionRegistry registry) {
        for (ScalarFunction function : registry.scalars()) {
            Stream.concat(Stream.of(function.name()), function.aliases().stream())
                    .filter(name -> Character.isLetter(name.charAt(0)))
                    .forEach(name -> add(operator(name, function)));
        }
        for (AggregateFunction function : registry.aggregates()) {
            add(new AggregateOperator(function.name(), function));
            function.aliases().forEach(alias -> add(new AggregateOperator(alias, function)));
        }
        GeneratorOperator.all().forEach(this::add);
    }

    private static SqlFunction operator(String name, ScalarFunction function) {
        return function instanceof HigherOrderFunction higherOrder
                ? new HigherOrderOperator(name, higherOrder)
                : new ScalarOperator(name, function);
    }

    private void add(SqlFunction function) {
        functions.put(function.getName(), function);
    }

    @Override
    public void lookupOperatorOverloads(
            SqlIdentifier name,
            @Nullable SqlFunctionCategory category,
            SqlSyntax syntax,
            List<SqlOperator> found,
            SqlNameMatcher matcher) {
        int before = found.size();
        String simple = name.isSimple() ? plain(name.getSimple().toUpperCase(Locale.ROOT)) : "";
        if (!OWN.contains(simple) || !functions.containsKey(simple)) {
            standard.lookupOperatorOverloads(name, category, syntax, found, matcher);
        }
        for (SqlOperator operator : LIBRARY) {
            if (operator.getName().equals(simple) && operator.getSyntax().family == syntax) {
                found.add(operator);
            }
        }
        SqlFunction function = find(simple);
        if (found.size() == before && syntax == SqlSyntax.FUNCTION && function != null) {
            found.add(function);
        }
    }

    /// The function of the engine or of a user with this name, in upper case, or null.
    private @Nullable SqlFunction find(String name) {
        SqlFunction own = functions.get(name);
        return own != null
                ? own
                : switch (UserFunctions.find(name)) {
                    case UserScalar scalar -> operator(name, scalar);
                    case UserAggregate aggregate -> new AggregateOperator(name, aggregate);
                    case null -> null;
                };
    }

    /// The parser tells TRANSLATE of three arguments from the one that changes character sets.
    private static String plain(String name) {
        return name.equals("TRANSLATE3") ? "TRANSLATE" : name;
    }

    /// The function of the executor's registry with this name, in upper case.
    public SqlFunction function(String name) {
        return Objects.requireNonNull(functions.get(name), name);
    }

    /// The aggregate of the executor's registry with the name of the operator, or null.
    public @Nullable SqlFunction aggregate(SqlOperator operator) {
        SqlFunction found = find(operator.getName().toUpperCase(Locale.ROOT));
        return found instanceof AggregateOperator ? found : null;
    }

    /// Operators outside the standard that the parser makes of syntax of its own.
    private static final List<SqlOperator> LIBRARY =
            List.of(
                    SqlLibraryOperators.IF,
                    SqlLibraryOperators.ILIKE,
                    SqlLibraryOperators.NOT_ILIKE,
                    SqlLibraryOperators.INFIX_CAST,
                    SqlLibraryOperators.SAFE_CAST,
                    SqlLibraryOperators.TRY_CAST,
                    NestedText.INSTANCE,
                    SessionOperators.HAS_ROLE,
                    SessionOperators.CURRENT_TIMEZONE,
                    SessionOperators.VERSION,
                    SequenceOperators.NEXTVAL,
                    SequenceOperators.CURRVAL);

    /// Functions whose arguments or results are more than the standard ones allow.
    private static final Set<String> OWN =
            Set.of(
                    "TYPEOF",
                    "TIMESTAMPADD",
                    "TIMESTAMPDIFF",
                    "UNNEST",
                    "ARRAY_AGG",
                    "ARRAY_CONCAT",
                    "STDDEV",
                    "STDDEV_POP",
                    "STDDEV_SAMP",
                    "VARIANCE",
                    "VAR_POP",
                    "VAR_SAMP",
                    "ROUND",
                    "TRUNCATE",
                    "POSITION",
                    "REPLACE",
                    "ASCII",
                    "SIGN",
                    "MOD",
                    "LN",
                    "LOG10",
                    "EXP",
                    "POWER",
                    "SQRT",
                    "LISTAGG",
                    "MODE",
                    "PERCENTILE_CONT",
                    "PERCENTILE_DISC",
                    "TRANSLATE",
                    "INITCAP",
                    "RAND",
                    "YEAR",
                    "MONTH",
                    "QUARTER",
                    "WEEK",
                    "HOUR",
                    "MINUTE",
                    "SECOND",
                    "DAYOFWEEK",
                    "DAYOFYEAR",
                    "DAYOFMONTH",
                    "LAST_DAY",
                    "FIRST",
                    "LAST",
                    "OVERLAY");

    @Override
    public List<SqlOperator> getOperatorList() {
        List<SqlOperator> all = new ArrayList<>(standard.getOperatorList());
        all.addAll(LIBRARY);
        all.addAll(functions.values());
        return all;
    }
}
