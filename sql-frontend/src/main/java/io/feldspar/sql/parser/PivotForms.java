package io.feldspar.sql.parser;

import io.feldspar.sql.error.SourceLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/// The columns that PIVOT makes.
final class PivotForms {

    private PivotForms() {}

    /// A value of IN, called by its text: `'x'` is column x, `('x', 1)` is column x_1.
    static SqlNode named(SqlNodeList values) {
        List<String> texts = new ArrayList<>();
        for (SqlNode value : values) {
            texts.add(
                    value instanceof SqlCharStringLiteral text
                            ? text.getValueAs(String.class)
                            : value.toString());
        }
        SqlIdentifier name = new SqlIdentifier(String.join("_", texts), values.getParserPosition());
        return SqlStdOperatorTable.AS.createCall(values.getParserPosition(), values, name);
    }

    /// An aggregate, called by its text where it has no alias.
    static SqlNode named(SqlNode aggregate, SourceLines lines) {
        if (aggregate.getKind() == SqlKind.AS) {
            return aggregate;
        }
        SqlParserPos place = aggregate.getParserPosition();
        return SqlStdOperatorTable.AS.createCall(
                place, aggregate, new SqlIdentifier(text(aggregate, lines), place));
    }

    /// What comes behind ON of the statement PIVOT: an expression, perhaps with IN.
    static Reshaping.Key key(SqlNode expression, String text, SourceLines lines) {
        if (!(expression instanceof SqlCall in
                && in.getKind() == SqlKind.IN
                && in.operand(1) instanceof SqlNodeList values)) {
            return new Reshaping.Key(text, null);
        }
        List<Reshaping.Value> named = new ArrayList<>();
        for (SqlNode value : values) {
            String written = text(value, lines);
            named.add(
                    new Reshaping.Value(
                            written,
                            value instanceof SqlCharStringLiteral literal
                                    ? literal.getValueAs(String.class)
                                    : written));
        }
        return new Reshaping.Key(text(in.operand(0), lines), named);
    }

    private static String text(SqlNode node, SourceLines lines) {
        SqlParserPos place = node.getParserPosition();
        return lines.text().substring(lines.start(place), lines.end(place));
    }

    /// The names of columns in expressions, in any case of letters.
    static Set<String> names(List<SqlNode> expressions) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        SqlBasicVisitor<@Nullable Void> visitor =
                new SqlBasicVisitor<>() {
                    @Override
                    public @Nullable Void visit(SqlIdentifier name) {
                        names.add(name.names.getLast());
                        return null;
                    }
                };
        expressions.forEach(each -> each.accept(visitor));
        return names;
    }
}
