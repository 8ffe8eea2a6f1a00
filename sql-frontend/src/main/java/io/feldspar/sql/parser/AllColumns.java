package io.feldspar.sql.parser;

/// What stands in a tree for the columns of GROUP BY ALL and ORDER BY ALL, as a literal.
public enum AllColumns {
    ALL
}
