package io.feldspar.sql.parser;

/// The literal that represents the columns of GROUP BY ALL and ORDER BY ALL in a tree.
public enum AllColumns {
    ALL
}
