package io.feldspar.sql.parser;

import io.feldspar.sql.error.SourceLines;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

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
        String text = lines.text().substring(lines.start(place), lines.end(place));
        return SqlStdOperatorTable.AS.createCall(place, aggregate, new SqlIdentifier(text, place));
    }
}
