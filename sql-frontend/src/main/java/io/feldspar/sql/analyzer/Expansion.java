package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.sql.error.PlacedException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/// Refuses queries whose common table expressions, put in where they are named, grow beyond
/// measure: each naming the one before it twice, thirty of them are 2^30 scans.
final class Expansion {

    private static final double MAX_USES = 20_000;

    private Expansion() {}

    /// What else there is to do.
    ///
    /// @param common whether there are common table expressions
    /// @param unknown whether a function may be one that a user made
    record Found(boolean common, boolean unknown) {}

    /// @throws FeldsparException with STATEMENT_TOO_COMPLEX
    static Found check(SqlNode query) {
        boolean[] found = {false, false};
        Counter counter = new Counter(new HashMap<>(), found);
        query.accept(counter);
        counter.check();
        return new Found(found[0], found[1]);
    }

    /// Counts uses; what a name is worth is known from its definition, which comes first.
    private static final class Counter extends SqlBasicVisitor<@Nullable Void> {

        private final Map<String, Double> worth;
        private double uses;

        /// As in [Found].
        private final boolean[] found;

        Counter(Map<String, Double> worth, boolean[] found) {
            this.worth = worth;
            this.found = found;
        }

        @Override
        public @Nullable Void visit(SqlIdentifier identifier) {
            if (identifier.isSimple()) {
                uses += worth.getOrDefault(identifier.getSimple().toLowerCase(Locale.ROOT), 0.0);
            }
            check();
            return null;
        }

        @Override
        public @Nullable Void visit(SqlCall call) {
            if (!(call instanceof SqlWith with)) {
                found[1] |= isUnknown(call);
                return super.visit(call);
            }
            found[0] = true;
            Map<String, Double> inner = new HashMap<>(worth);
            Set<String> names = new HashSet<>();
            for (SqlNode node : with.withList) {
                SqlWithItem item = (SqlWithItem) node;
                Counter definition = new Counter(inner, found);
                item.query.accept(definition);
                String name = item.name.getSimple().toLowerCase(Locale.ROOT);
                if (!names.add(name)) {
                    throw PlacedException.of(duplicate(item), item.name.getParserPosition());
                }
                inner.put(name, 1 + definition.uses);
            }
            Counter body = new Counter(inner, found);
            with.body.accept(body);
            uses += body.uses;
            check();
            return null;
        }

        private static boolean isUnknown(SqlCall call) {
            if (!(call.getOperator() instanceof SqlUnresolvedFunction function)) {
                return false;
            }
            String name = function.getName().toUpperCase(Locale.ROOT);
            FunctionRegistry builtIn = FunctionRegistry.builtIn();
            return builtIn.findScalar(name) == null && builtIn.findAggregate(name) == null;
        }

        private static FeldsparException duplicate(SqlWithItem item) {
            return new FeldsparException(
                    ErrorCode.COMMON_TABLE_DUPLICATE,
                    "WITH names '%s' twice".formatted(item.name.getSimple()),
                    "Give one of them another name.");
        }

        void check() {
            if (uses > MAX_USES) {
                throw new FeldsparException(
                        ErrorCode.STATEMENT_TOO_COMPLEX,
                        "The common table expressions name one another so often that the query"
                                + " would grow to more than %.0f of them".formatted(MAX_USES),
                        "Make tables of some.");
            }
        }
    }
}
