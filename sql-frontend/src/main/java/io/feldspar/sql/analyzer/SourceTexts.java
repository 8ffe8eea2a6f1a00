package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.sql.parser.CalciteDialect;
import io.feldspar.sql.parser.Excerpt;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.SqlErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// The texts that a query is made of: its own, and those of the views that it reads.
///
/// Calcite's places are lines and columns without a text, and they stay with an expression through
/// all rewriting. So each text has lines of its own: that of a view is parsed behind as many empty
/// lines as the texts before it have.
///
/// ```text
/// 1  SELECT x / y
/// 2  FROM v
/// 3                    SELECT a AS x, CAST(b AS INTEGER) AS y
/// 4                    FROM t
/// ```
public final class SourceTexts {

    /// @param view its name; null for the query itself
    private record Source(CalciteDialect.Text text, int firstLine, @Nullable String view) {}

    private final List<Source> sources = new ArrayList<>();
    private final Map<List<String>, Source> views = new HashMap<>();
    private final Map<RexCall, SqlParserPos> casts = new HashMap<>();
    private int lines;

    /// Without texts no place is known.
    public SourceTexts() {}

    SourceTexts(CalciteDialect.Text query) {
        add(query, null);
    }

    /// The query of a view as Calcite is to parse it.
    CalciteDialect.Text view(
            String name, String sql, Function<QueryText, CalciteDialect.Text> translation) {
        return views.computeIfAbsent(
                        List.of(name, sql), _ -> add(translation.apply(QueryText.of(sql)), name))
                .text();
    }

    private Source add(CalciteDialect.Text text, @Nullable String view) {
        Source source = new Source(text.behind(lines), lines + 1, view);
        sources.add(source);
        lines += 1 + (int) text.sql().chars().filter(c -> c == '\n').count();
        return source;
    }

    /// Remembers where a cast of a literal stands: what simplifies it forgets.
    void remember(RexCall call) {
        if (castsLiteral(call)) {
            casts.putIfAbsent(call, call.getParserPosition());
        }
    }

    private static boolean castsLiteral(RexCall call) {
        return call.isA(SqlKind.CAST) && call.getOperands().get(0) instanceof RexLiteral;
    }

    boolean known(SqlParserPos position) {
        return position.getLineNum() > 0 && position.getLineNum() <= lines;
    }

    /// Where a call stands.
    public SourceLocation location(RexCall call) {
        SqlParserPos own = call.getParserPosition();
        boolean remembered = !known(own) && castsLiteral(call);
        return location(remembered ? casts.getOrDefault(call, SqlParserPos.ZERO) : own);
    }

    /// Where an expression stands that has this position, as
    /// `in a / b at 2:8` or `in a / b of view 'v'`.
    public SourceLocation location(SqlParserPos position) {
        return known(position)
                ? SourceLocation.of(() -> describe(position))
                : SourceLocation.UNKNOWN;
    }

    private String describe(SqlParserPos position) {
        Source source = sources.getFirst();
        for (Source each : sources) {
            source = each.firstLine <= position.getLineNum() ? each : source;
        }
        CalciteDialect.Text text = source.text;
        int start = text.query().start();
        Excerpt excerpt =
                Excerpt.of(
                        text.query().sql(),
                        text.origin(position.getLineNum(), position.getColumnNum()) - start,
                        text.origin(position.getEndLineNum(), position.getEndColumnNum()) - start);
        String where =
                source.view == null
                        ? " at " + SqlErrors.place(text.query().source(), start + excerpt.start())
                        : " of view '" + source.view + "'";
        return "in " + excerpt.text() + where;
    }
}
