package io.feldspar.sql.parser;

import java.util.List;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;

/// Literals of arrays, maps and structs as calls of the functions that make them.
///
/// ```text
/// [1, 2]           array(1, 2)
/// {'a': 1}         named_struct('a', 1)
/// MAP {'a': 1}     map('a', 1)
/// ```
final class NestedForms {

    private NestedForms() {}

    static SqlNode array(SqlParserPos position, SqlNodeList elements) {
        return call("ARRAY", position, elements.getList());
    }

    static SqlNode call(String function, SqlParserPos position, List<SqlNode> operands) {
        return new SqlUnresolvedFunction(
                        new SqlIdentifier(function, position),
                        null,
                        null,
                        null,
                        null,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(position, operands);
    }
}
