package io.feldspar.sql.tree;

/// The operators of expressions.
public enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    NULL_SAFE_EQUAL("<=>"),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    AND("AND"),
    OR("OR"),
    NOT("NOT"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    NEGATE("-"),
    IS_NULL("IS NULL"),
    IS_NOT_NULL("IS NOT NULL"),
    LIKE("LIKE"),
    ILIKE("ILIKE");

    private final String sql;

    Operator(String sql) {
        this.sql = sql;
    }

    /// As SQL writes it.
    public String sql() {
        return sql;
    }
}
