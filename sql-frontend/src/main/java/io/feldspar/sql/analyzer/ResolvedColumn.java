package io.feldspar.sql.analyzer;

import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.validate.SqlQualified;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/// A column that a name means.
///
/// @param name with the alias of its table
/// @param scope of the query whose FROM has the table
record ResolvedColumn(SqlIdentifier name, SqlValidatorScope scope) {

    /// The column, or null if the name means none in the scope: it is an alias, or an error that
    /// validation reports.
    static @Nullable ResolvedColumn of(
            SqlValidator validator, SqlValidatorScope scope, SqlIdentifier name) {
        if (name.isStar()) {
            return null;
        }
        SqlQualified column;
        try {
            column = scope.fullyQualify(name);
        } catch (CalciteContextException | OuterAggregate.Found e) {
            return null;
        }
        if (column.prefixLength == 0) {
            return null;
        }
        SqlValidatorScope.ResolvedImpl tables = new SqlValidatorScope.ResolvedImpl();
        scope.resolve(column.prefix(), validator.getCatalogReader().nameMatcher(), false, tables);
        return tables.count() == 1
                ? new ResolvedColumn(column.identifier, tables.only().scope)
                : null;
    }

    /// Whether the column belongs to a query around that of the scope.
    boolean isOutside(SqlValidatorScope query) {
        return !scope.isWithin(query);
    }
}
