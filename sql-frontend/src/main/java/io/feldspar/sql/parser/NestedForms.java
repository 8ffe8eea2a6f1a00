package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
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
///
/// json_tuple(j, k)   inline(array(named_struct('c0', get_json_object(j, k))))
/// ```
final class NestedForms {

    private NestedForms() {}

    static SqlNode array(SqlParserPos position, SqlNodeList elements) {
        return call("ARRAY", position, elements.getList());
    }

    /// One row of the values of several keys of JSON.
    static SqlCall jsonTuple(SqlParserPos position, List<SqlNode> operands) {
        List<SqlNode> parts = new ArrayList<>();
        for (int i = 1; i < operands.size(); i++) {
            parts.add(SqlLiteral.createCharString("c" + (i - 1), position));
            List<SqlNode> path = List.of(operands.get(0), operands.get(i));
            parts.add(call("GET_JSON_OBJECT", position, path));
        }
        SqlNode struct = call("NAMED_STRUCT", position, parts);
        return call("INLINE", position, List.of(call("ARRAY", position, List.of(struct))));
    }

    static SqlCall call(String function, SqlParserPos position, List<SqlNode> operands) {
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
