package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

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
}
