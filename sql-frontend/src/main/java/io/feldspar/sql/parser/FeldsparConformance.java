package io.feldspar.sql.parser;

import org.apache.calcite.sql.validate.SqlAbstractConformance;

/// Which liberties of other engines we take: those that users of PostgreSQL, DuckDB and Spark know.
public final class FeldsparConformance extends SqlAbstractConformance {

    public static final FeldsparConformance INSTANCE = new FeldsparConformance();

    private FeldsparConformance() {}

    @Override
    public boolean isGroupByAlias() {
        return true;
    }

    @Override
    public boolean isGroupByOrdinal() {
        return true;
    }

    @Override
    public SelectAliasLookup isSelectAlias() {
        return SelectAliasLookup.LEFT_TO_RIGHT;
    }

    @Override
    public boolean isHavingAlias() {
        return true;
    }

    @Override
    public boolean isSortByAlias() {
        return true;
    }

    @Override
    public boolean isSortByOrdinal() {
        return true;
    }

    @Override
    public boolean isBangEqualAllowed() {
        return true;
    }

    @Override
    public boolean isPercentRemainderAllowed() {
        return true;
    }

    @Override
    public boolean isLimitStartCountAllowed() {
        return false;
    }

    @Override
    public boolean isOffsetLimitAllowed() {
        return true;
    }

    @Override
    public boolean isFromRequired() {
        return false;
    }

    @Override
    public boolean isMinusAllowed() {
        return true;
    }

    /// LEFT SEMI JOIN and LEFT ANTI JOIN.
    @Override
    public boolean isLiberal() {
        return true;
    }

    @Override
    public boolean isValueAllowed() {
        return true;
    }

    @Override
    public boolean allowNiladicParentheses() {
        return true;
    }

    /// Casts between booleans and numbers.
    @Override
    public boolean allowLenientCoercion() {
        return true;
    }

    @Override
    public boolean allowAliasUnnestItems() {
        return true;
    }
}
