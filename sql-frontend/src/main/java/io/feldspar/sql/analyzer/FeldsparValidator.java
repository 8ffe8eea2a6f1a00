package io.feldspar.sql.analyzer;

import io.feldspar.sql.function.RegistryOperators;
import io.feldspar.sql.type.FeldsparTypeFactory;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.validate.AliasNamespace;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// Calcite's validator, and what PostgreSQL and DuckDB know beyond it where types or columns of
/// tables decide what a text means.
final class FeldsparValidator extends SqlValidatorImpl {

    private final DayArithmetic days = new DayArithmetic(this);
    private final CommonColumns commonColumns = new CommonColumns(this);

    /// By identity: asked again for each expression around it, a long sum would take forever.
    private final Set<SqlNode> considered = Collections.newSetFromMap(new IdentityHashMap<>());

    FeldsparValidator(SqlValidatorCatalogReader reader, FeldsparTypeFactory types, Config config) {
        super(RegistryOperators.INSTANCE, reader, types, config);
    }

    @Override
    public RelDataType deriveType(SqlValidatorScope scope, SqlNode expression) {
        if (expression instanceof SqlBasicCall call && considered.add(call)) {
            days.rewrite(scope, call);
        }
        return super.deriveType(scope, expression);
    }

    @Override
    protected void validateSelect(SqlSelect select, RelDataType expected) {
        commonColumns.qualify(select);
        super.validateSelect(select, expected);
    }

    @Override
    protected void registerNamespace(
            @Nullable SqlValidatorScope using,
            @Nullable String alias,
            SqlValidatorNamespace namespace,
            boolean nullable) {
        boolean named = namespace.getClass() == AliasNamespace.class;
        super.registerNamespace(
                using,
                alias,
                named
                        ? new PartialAliases(
                                this,
                                (SqlCall) Objects.requireNonNull(namespace.getNode()),
                                Objects.requireNonNull(namespace.getEnclosingNode()))
                        : namespace,
                nullable);
    }
}
