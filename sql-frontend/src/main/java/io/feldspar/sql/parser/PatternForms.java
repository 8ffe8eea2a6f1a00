package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/// Operators that match patterns.
///
/// ```text
/// a RLIKE e, a ~ e               REGEXP_LIKE(a, e)
/// a ~* e                         REGEXP_LIKE(a, '(?i)' || e)
/// a SIMILAR TO p                 SIMILAR_TO(a, p)
/// a GLOB p, a ~~~ p              GLOB(a, p)
/// a LIKE ANY (p, q)              a LIKE p OR a LIKE q, and so LIKE ANY (ARRAY[p, q])
/// a NOT LIKE ALL (p, q)          NOT a LIKE p AND NOT a LIKE q
/// ```
final class PatternForms {

    /// That of LIKE.
    private static final int PRECEDENCE = 32;

    private static final SqlOperator RLIKE =
            new BinaryForm("RLIKE", PRECEDENCE, PatternForms::matches);
    private static final SqlOperator NOT_RLIKE = negated("NOT RLIKE", PatternForms::matches);
    private static final SqlOperator MATCHES_ANY_CASE =
            new BinaryForm("~*", PRECEDENCE, PatternForms::matchesAnyCase);
    private static final SqlOperator NOT_MATCHES_ANY_CASE =
            negated("!~*", PatternForms::matchesAnyCase);
    private static final SqlOperator SIMILAR_TO =
            new BinaryForm("SIMILAR TO", PRECEDENCE, PatternForms::similar);
    private static final SqlOperator NOT_SIMILAR_TO =
            negated("NOT SIMILAR TO", PatternForms::similar);

    static final SqlOperator GLOB = new BinaryForm("GLOB", PRECEDENCE, PatternForms::glob);
    static final SqlOperator NOT_GLOB = negated("NOT GLOB", PatternForms::glob);

    private static final Map<SqlOperator, SqlOperator> MEANT =
            Map.of(
                    SqlLibraryOperators.RLIKE, RLIKE,
                    SqlLibraryOperators.NOT_RLIKE, NOT_RLIKE,
                    SqlStdOperatorTable.POSIX_REGEX_CASE_SENSITIVE, RLIKE,
                    SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_SENSITIVE, NOT_RLIKE,
                    SqlStdOperatorTable.POSIX_REGEX_CASE_INSENSITIVE, MATCHES_ANY_CASE,
                    SqlStdOperatorTable.NEGATED_POSIX_REGEX_CASE_INSENSITIVE, NOT_MATCHES_ANY_CASE,
                    SqlStdOperatorTable.SIMILAR_TO, SIMILAR_TO,
                    SqlStdOperatorTable.NOT_SIMILAR_TO, NOT_SIMILAR_TO);

    private PatternForms() {}

    /// The operator that the grammar's one means.
    static SqlOperator of(SqlOperator operator) {
        return MEANT.getOrDefault(operator, operator);
    }

    /// `LIKE ANY (…)` or `LIKE ALL (…)`, whose right operand is a list.
    static SqlOperator quantified(SqlOperator operator, boolean all) {
        SqlOperator match = of(operator);
        SqlBinaryOperator connective = all ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
        return new BinaryForm(
                match.getName() + (all ? " ALL" : " ANY"),
                PRECEDENCE,
                (position, text, patterns) -> {
                    List<SqlCall> matches = new ArrayList<>();
                    for (SqlNode pattern : listed((SqlNodeList) patterns)) {
                        matches.add(match.createCall(position, text, pattern));
                    }
                    SqlCall whole = matches.getFirst();
                    for (SqlCall each : matches.subList(1, matches.size())) {
                        whole = connective.createCall(position, whole, each);
                    }
                    return whole;
                });
    }

    /// The patterns of a list, or of the array that is its only element.
    private static List<SqlNode> listed(SqlNodeList patterns) {
        List<SqlNode> elements = ArrayComparisons.elements(patterns.get(0));
        return patterns.size() == 1 && !elements.isEmpty() ? elements : patterns.getList();
    }

    private static BinaryForm negated(String name, BinaryForm.Form form) {
        return new BinaryForm(
                name,
                PRECEDENCE,
                (position, left, right) ->
                        SqlStdOperatorTable.NOT.createCall(
                                position, form.call(position, left, right)));
    }

    private static SqlCall matches(SqlParserPos position, SqlNode text, SqlNode expression) {
        return SparkForms.function("REGEXP_LIKE", position, text, expression);
    }

    private static SqlCall matchesAnyCase(SqlParserPos position, SqlNode text, SqlNode expression) {
        SqlNode insensitive =
                SqlStdOperatorTable.CONCAT.createCall(
                        position, SqlLiteral.createCharString("(?i)", position), expression);
        return matches(position, text, insensitive);
    }

    private static SqlCall glob(SqlParserPos position, SqlNode text, SqlNode pattern) {
        return SparkForms.function("GLOB", position, text, pattern);
    }

    private static SqlCall similar(SqlParserPos position, SqlNode text, SqlNode pattern) {
        return SparkForms.function("SIMILAR_TO", position, text, pattern);
    }
}
