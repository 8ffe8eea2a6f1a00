package io.feldspar.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/// How names, nulls and result sets behave.
interface Behaviour extends DatabaseMetaData {

    @Override
    default boolean allProceduresAreCallable() throws SQLException {
        return false;
    }

    @Override
    default boolean allTablesAreSelectable() throws SQLException {
        return true;
    }

    @Override
    default boolean autoCommitFailureClosesAllResultSets() throws SQLException {
        return false;
    }

    @Override
    default boolean dataDefinitionCausesTransactionCommit() throws SQLException {
        return false;
    }

    @Override
    default boolean dataDefinitionIgnoredInTransactions() throws SQLException {
        return false;
    }

    @Override
    default boolean doesMaxRowSizeIncludeBlobs() throws SQLException {
        return false;
    }

    @Override
    default boolean generatedKeyAlwaysReturned() throws SQLException {
        return false;
    }

    @Override
    default boolean isCatalogAtStart() throws SQLException {
        return true;
    }

    @Override
    default boolean locatorsUpdateCopy() throws SQLException {
        return false;
    }

    @Override
    default boolean nullPlusNonNullIsNull() throws SQLException {
        return true;
    }

    @Override
    default boolean nullsAreSortedAtEnd() throws SQLException {
        return false;
    }

    @Override
    default boolean nullsAreSortedAtStart() throws SQLException {
        return false;
    }

    @Override
    default boolean nullsAreSortedHigh() throws SQLException {
        return true;
    }

    @Override
    default boolean nullsAreSortedLow() throws SQLException {
        return false;
    }

    @Override
    default boolean storesLowerCaseIdentifiers() throws SQLException {
        return false;
    }

    @Override
    default boolean storesLowerCaseQuotedIdentifiers() throws SQLException {
        return false;
    }

    @Override
    default boolean storesMixedCaseIdentifiers() throws SQLException {
        return true;
    }

    @Override
    default boolean storesMixedCaseQuotedIdentifiers() throws SQLException {
        return true;
    }

    @Override
    default boolean storesUpperCaseIdentifiers() throws SQLException {
        return false;
    }

    @Override
    default boolean storesUpperCaseQuotedIdentifiers() throws SQLException {
        return false;
    }

    @Override
    default boolean usesLocalFilePerTable() throws SQLException {
        return false;
    }

    @Override
    default boolean usesLocalFiles() throws SQLException {
        return false;
    }

    @Override
    default boolean deletesAreDetected(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean insertsAreDetected(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean othersDeletesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean othersInsertsAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean othersUpdatesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean ownDeletesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean ownInsertsAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean ownUpdatesAreVisible(int type) throws SQLException {
        return false;
    }

    @Override
    default boolean updatesAreDetected(int type) throws SQLException {
        return false;
    }
}
