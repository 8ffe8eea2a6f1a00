package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// The windows that a SELECT names in its WINDOW clause, and what calls make of them.
///
/// ```text
/// sum(x) OVER w                       the window as it is
/// sum(x) OVER (w ORDER BY y)          its PARTITION BY, with an order if it has none, and a frame
/// ```
final class NamedWindows {

    /// A window without names.
    ///
    /// @param unit the symbol of the frame's unit, or null without a frame
    /// @param end null where the frame ends with the current row
    record Window(
            SqlNodeList partition,
            SqlNodeList order,
            @Nullable SqlLiteral unit,
            @Nullable SqlNode start,
            @Nullable SqlNode end,
            SqlLiteral exclude) {}

    static final NamedWindows NONE = new NamedWindows();

    private final Map<String, Window> windows = new HashMap<>();

    private NamedWindows() {}

    static NamedWindows of(SqlNodeList declarations) {
        NamedWindows named = new NamedWindows();
        for (SqlNode node : declarations) {
            SqlWindow declared = (SqlWindow) node;
            SqlIdentifier name = declared.getDeclName();
            if (name == null) {
                throw new IllegalStateException("a window of a WINDOW clause has no name");
            }
            Window known = named.windows.put(key(name), named.resolve(declared));
            if (known != null) {
                throw invalid(
                        name.getParserPosition(),
                        "Window '%s' is defined twice".formatted(name.getSimple()),
                        "Give one of them another name.");
            }
        }
        return named;
    }

    private static String key(SqlIdentifier name) {
        return name.getSimple().toLowerCase(Locale.ROOT);
    }

    /// @param over the operand of OVER: a name, or a window
    Window resolve(SqlNode over) {
        return over instanceof SqlIdentifier name ? find(name) : refined((SqlWindow) over);
    }

    private Window find(SqlIdentifier name) {
        Window known = windows.get(key(name));
        if (known == null) {
            throw invalid(
                    ErrorCode.WINDOW_NOT_FOUND,
                    name.getParserPosition(),
                    "Window '%s' not found".formatted(name.getSimple()),
                    "Define it with WINDOW %s AS (…) after HAVING.".formatted(name.getSimple()));
        }
        return known;
    }

    private Window refined(SqlWindow window) {
        SqlNode unit = window.getOperandList().get(4);
        boolean framed = ((SqlLiteral) unit).getValue() instanceof Enum<?>;
        Window own =
                new Window(
                        window.getPartitionList(),
                        window.getOrderList(),
                        framed ? (SqlLiteral) unit : null,
                        window.getLowerBound(),
                        window.getUpperBound(),
                        window.getExclude());
        SqlIdentifier base = window.getRefName();
        return base == null ? own : refined(base, find(base), own);
    }

    private static Window refined(SqlIdentifier name, Window base, Window own) {
        String clause =
                !own.partition().isEmpty()
                        ? "PARTITION BY"
                        : !own.order().isEmpty() && !base.order().isEmpty() ? "ORDER BY" : null;
        if (clause != null) {
            throw invalid(
                    name.getParserPosition(),
                    "%s cannot be repeated for window '%s'".formatted(clause, name.getSimple()),
                    "Leave it out, or write the window without the name.");
        }
        if (base.unit() != null) {
            throw invalid(
                    name.getParserPosition(),
                    "Window '%s' has a frame and cannot be refined".formatted(name.getSimple()),
                    "Write OVER %s, or define the window without a frame."
                            .formatted(name.getSimple()));
        }
        return new Window(
                base.partition(),
                own.order().isEmpty() ? base.order() : own.order(),
                own.unit(),
                own.start(),
                own.end(),
                own.exclude());
    }

    static PlacedException invalid(SqlParserPos place, String message, String advice) {
        return invalid(ErrorCode.WINDOWING_ERROR, place, message, advice);
    }

    static PlacedException invalid(
            ErrorCode code, SqlParserPos place, String message, String advice) {
        return PlacedException.of(new FeldsparException(code, message, advice), place);
    }
}
