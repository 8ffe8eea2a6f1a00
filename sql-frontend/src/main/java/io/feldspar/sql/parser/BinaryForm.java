package io.feldspar.sql.parser;

import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// A binary operator of the grammar whose tree is another call.
///
/// ```text
/// a AT TIME ZONE b    AT_TIME_ZONE(a, b)
/// a div b    DIV(a, b)              binds as tight as *, and so does a // b
/// a ** b     POWER(a, b)            binds tighter
/// a -> b     JSON_EXTRACT(a, b)     binds tighter than *
/// a ->> b    GET_JSON_OBJECT(a, b)  as tight
/// a << b     SHIFTLEFT(a, b)        below +, as all that follow
/// a & b      BITAND(a, b)           below <<
/// a ^ b      BITXOR(a, b)           below &
/// a | b      BITOR(a, b)            below ^, as tight as LIKE
/// a @> b     LIST_HAS_ALL(a, b)     as tight as &, and so does b <@ a
/// a && b     ARRAYS_OVERLAP(a, b)   as tight as &
/// ```
final class BinaryForm extends SqlBinaryOperator {

    static final BinaryForm AT_TIME_ZONE = function("AT_TIME_ZONE", 70);
    static final BinaryForm DIV = function("DIV", 60);
    static final BinaryForm POWER = function("POWER", 62);
    static final BinaryForm JSON_VALUE = function("JSON_EXTRACT", 64);
    static final BinaryForm JSON_TEXT = function("GET_JSON_OBJECT", 64);
    static final BinaryForm SHIFT_LEFT = function("SHIFTLEFT", 38);
    static final BinaryForm SHIFT_RIGHT = function("SHIFTRIGHT", 38);
    static final BinaryForm UNSIGNED_SHIFT_RIGHT = function("SHIFTRIGHTUNSIGNED", 38);
    static final BinaryForm BIT_AND = function("BITAND", 36);
    static final BinaryForm BIT_XOR = function("BITXOR", 34);
    static final BinaryForm BIT_OR = function("BITOR", 32);

    static final BinaryForm HAS_ALL = function("LIST_HAS_ALL", 36);
    static final BinaryForm HAS_ANY = function("ARRAYS_OVERLAP", 36);
    static final BinaryForm IN_ALL =
            new BinaryForm(
                    "<@",
                    36,
                    (position, left, right) ->
                            SparkForms.function("LIST_HAS_ALL", position, right, left));

    /// Makes the call.
    @FunctionalInterface
    interface Form {
        SqlCall call(SqlParserPos position, SqlNode left, SqlNode right);
    }

    private final Form form;

    /// @param precedence as Calcite counts it: 60 for `*`, 40 for `+`, 32 for LIKE, 30 for `=`
    BinaryForm(String name, int precedence, Form form) {
        super(name, SqlKind.OTHER_FUNCTION, precedence, true, null, null, null);
        this.form = form;
    }

    private static BinaryForm function(String name, int precedence) {
        return new BinaryForm(
                name,
                precedence,
                (position, left, right) -> SparkForms.function(name, position, left, right));
    }

    @Override
    public SqlCall createCall(
            @Nullable SqlLiteral quantifier, SqlParserPos position, @Nullable SqlNode... operands) {
        if (operands.length != 2 || operands[0] == null || operands[1] == null) {
            throw new IllegalArgumentException(getName() + " takes two operands");
        }
        return form.call(position, operands[0], operands[1]);
    }
}
