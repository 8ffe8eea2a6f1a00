package io.feldspar.sql.parser;

import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/// The columns whose names match a pattern.
///
/// ```text
/// * LIKE 'a%'            COLUMNS('(?-i)^(?:a.*)$')
/// * NOT SIMILAR TO 'a.*'   COLUMNS('(?-i)^(?!(?:a.*)$)')
/// ```
final class StarPatterns {

    private StarPatterns() {}

    static SqlNode columns(
            SqlIdentifier star, SqlOperator operator, boolean negated, SqlNode pattern) {
        SqlParserPos position = star.getParserPosition().plus(pattern.getParserPosition());
        String text = ((SqlLiteral) pattern).getValueAs(String.class);
        String expression = "(?:" + expression(operator, text) + ")$";
        String flags = operator.equals(SqlLibraryOperators.ILIKE) ? "" : "(?-i)";
        String whole = flags + "^" + (negated ? "(?!" + expression + ")" : expression);
        return SparkForms.function(
                "COLUMNS", position, SqlLiteral.createCharString(whole, position));
    }

    private static String expression(SqlOperator operator, String pattern) {
        if (operator.equals(SqlStdOperatorTable.SIMILAR_TO)) {
            return pattern;
        }
        boolean glob = operator.equals(PatternForms.GLOB);
        StringBuilder expression = new StringBuilder();
        for (char each : pattern.toCharArray()) {
            if (each == (glob ? '*' : '%')) {
                expression.append(".*");
            } else if (each == (glob ? '?' : '_')) {
                expression.append('.');
            } else if (glob && (each == '[' || each == ']' || each == '-')) {
                expression.append(each);
            } else {
                expression.append(Pattern.quote(String.valueOf(each)));
            }
        }
        return expression.toString();
    }
}
