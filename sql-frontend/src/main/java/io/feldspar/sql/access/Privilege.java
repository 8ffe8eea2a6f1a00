package io.feldspar.sql.access;

/// What a user may be allowed to do.
public enum Privilege {
    /// Read rows, perhaps of some columns only.
    SELECT,
    /// Add rows, perhaps with values for some columns only.
    INSERT,
    /// Call functions.
    EXECUTE,
    /// Make schemas in a catalog, tables and views in a schema.
    CREATE,
    /// Replace and drop, grant to others, and set row filters and column masks.
    OWNERSHIP
}
