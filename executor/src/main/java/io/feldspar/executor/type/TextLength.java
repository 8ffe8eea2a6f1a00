package io.feldspar.executor.type;

import java.io.Serializable;

/// How many characters the values of a column may have, as `CHAR(n)` and `VARCHAR(n)` declare it.
/// The type of such a column is VARCHAR.
///
/// @param fixed whether it is CHAR, whose values are stored with blanks up to the length
public record TextLength(int most, boolean fixed) implements Serializable {

    public TextLength {
        if (most < 1) {
            throw new IllegalArgumentException("length must be >= 1 but got " + most);
        }
    }

    /// As SQL writes it, such as `CHAR(5)`.
    public String sql() {
        return (fixed ? "CHAR(" : "VARCHAR(") + most + ")";
    }

    /// The length that a text of [#sql] says.
    public static TextLength parse(String sql) {
        int open = sql.indexOf('(');
        return new TextLength(
                Integer.parseInt(sql.substring(open + 1, sql.length() - 1)),
                sql.substring(0, open).equals("CHAR"));
    }
}
