package io.feldspar.sql.catalog;

/// Where the values of a column come from that a statement does not give.
public sealed interface ColumnValue {

    /// A value without columns, for rows that have none of their own.
    record Default(Formula formula) implements ColumnValue {}

    /// GENERATED ALWAYS AS (formula): computed from other columns of a row when it is
    /// written.
    record Generated(Formula formula) implements ColumnValue {}

    /// Numbers in order.
    ///
    /// @param always whether statements cannot give values of their own
    record Identity(boolean always, long start, long increment) implements ColumnValue {}
}
