package io.feldspar.sql.analyzer;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.parser.Excerpt;
import io.feldspar.sql.parser.StarForms;
import io.feldspar.sql.type.RelTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Names for result columns that have none: the text of their expression, as the user wrote it.
final class ColumnLabels {

    private ColumnLabels() {}

    /// A label per column, null where the column has a name; empty where `*` hides how many there
    /// are.
    static List<@Nullable String> of(SqlNode query, SourceLines text, Dialect dialect) {
        return switch (query) {
            case SqlOrderBy ordered -> of(ordered.query, text, dialect);
            case SqlWith with -> of(with.body, text, dialect);
            case SqlSelect select -> of(select, text, dialect);
            case SqlBasicCall call when call.getKind().belongsTo(SqlKind.SET_QUERY) ->
                    of(call.getOperandList().getFirst(), text, dialect);
            default -> List.of();
        };
    }

    private static List<@Nullable String> of(SqlSelect select, SourceLines text, Dialect dialect) {
        List<@Nullable String> labels = new ArrayList<>();
        for (SqlNode item : select.getSelectList()) {
            if (StarForms.standsForSeveral(item)) {
                return List.of();
            }
            boolean named =
                    item instanceof SqlIdentifier
                            || item.getKind() == SqlKind.AS
                            || GeneratorItems.isNamed(item);
            labels.add(named ? null : label(item.getParserPosition(), text, dialect));
        }
        return labels;
    }

    /// The columns of a result, with their labels.
    static Schema schema(RelDataType row, List<@Nullable String> labels) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < row.getFieldCount(); i++) {
            Field field = RelTypes.field(row.getFieldList().get(i));
            String label = i < labels.size() ? labels.get(i) : null;
            fields.add(label == null ? field : field.named(label));
        }
        return new Schema(fields);
    }

    private static String label(SqlParserPos place, SourceLines text, Dialect dialect) {
        String sql = text.text();
        int start = text.start(place);
        int end = text.end(place);
        int open = unclosed(sql.substring(start, end), dialect);
        int next = end;
        while (open > 0 && next < sql.length()) {
            char c = sql.charAt(next++);
            if (c == ')') {
                open--;
                end = next;
            } else if (!Character.isWhitespace(c)) {
                break;
            }
        }
        return sql.substring(start, end);
    }

    /// The parser's position of `a IN (SELECT b FROM t)` ends with the query.
    private static int unclosed(String label, Dialect dialect) {
        long opened = label.chars().filter(c -> c == '(').count();
        long closed = label.chars().filter(c -> c == ')').count();
        return opened == closed ? 0 : Excerpt.unclosed(label, dialect);
    }
}
