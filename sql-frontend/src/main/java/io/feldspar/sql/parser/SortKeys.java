package io.feldspar.sql.parser;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;

/// The keys of ORDER BY as expressions over FROM, for a place where numbers and aliases of the
/// select list mean nothing.
///
/// ```text
/// SELECT a + 1 AS b … ORDER BY 1 DESC, b, c    a + 1 DESC, a + 1, c
/// ```
final class SortKeys {

    private final List<SqlNode> items;

    SortKeys(SqlSelect select) {
        this.items = select.getSelectList();
    }

    SqlNodeList of(SqlNodeList keys) {
        List<SqlNode> written = new ArrayList<>();
        for (SqlNode key : keys) {
            if (key instanceof SqlLiteral all && all.getValue() == AllColumns.ALL) {
                items.forEach(item -> written.add(expression(item)));
            } else {
                written.add(of(key));
            }
        }
        return new SqlNodeList(written, keys.getParserPosition());
    }

    SqlNode of(SqlNode key) {
        return switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> {
                SqlCall call = (SqlCall) key;
                yield call.getOperator()
                        .createCall(call.getParserPosition(), of(call.<SqlNode>operand(0)));
            }
            case IDENTIFIER -> named((SqlIdentifier) key);
            case LITERAL -> numbered((SqlLiteral) key);
            default -> key;
        };
    }

    private SqlNode named(SqlIdentifier name) {
        for (SqlNode item : items) {
            if (name.isSimple()
                    && item.getKind() == SqlKind.AS
                    && ((SqlCall) item).operand(1) instanceof SqlIdentifier alias
                    && alias.getSimple().equalsIgnoreCase(name.getSimple())) {
                return expression(item);
            }
        }
        return name;
    }

    private SqlNode numbered(SqlLiteral key) {
        if (!(key instanceof SqlNumericLiteral number) || !number.isInteger()) {
            return key;
        }
        long place = number.longValue(false);
        if (place < 1
                || place > items.size()
                || items.stream().anyMatch(StarForms::standsForSeveral)) {
            throw FunctionForms.problem(
                    "Column %d of the select list cannot be determined here".formatted(place),
                    "Name the column.",
                    key.getParserPosition());
        }
        return expression(items.get((int) place - 1));
    }

    private static SqlNode expression(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }
}
