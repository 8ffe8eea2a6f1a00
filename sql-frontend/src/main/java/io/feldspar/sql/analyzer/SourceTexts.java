package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.SourceLocation;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.parser.Excerpt;
import io.feldspar.sql.parser.QueryText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /// More than the texts in a tree have.
    private static final int LINES_OF_TREE = 1 << 24;

    /// @param view its name; null for the query itself
    private record Source(QueryText query, SourceLines lines, @Nullable String view) {}

    private final List<Source> sources = new ArrayList<>();
    private final Map<List<String>, Source> views = new HashMap<>();
    private final Map<RexCall, SqlParserPos> casts = new HashMap<>();
    private int endLine = 1;

    /// Before it are positions of texts that are parts of a tree.
    private int firstLine = 1;

    /// Without texts no place is known.
    public SourceTexts() {}

    SourceTexts(QueryText query) {
        add(query, null);
        firstLine = query.isTree() ? endLine : 1;
    }

    /// The lines of the query itself.
    SourceLines lines() {
        return sources.getFirst().lines();
    }

    /// The lines of a view's query, which begin behind those of the texts before it.
    SourceLines view(String name, QueryText query) {
        return views.computeIfAbsent(List.of(name, query.source()), _ -> add(query, name)).lines();
    }

    private Source add(QueryText query, @Nullable String view) {
        Source source =
                new Source(query, SourceLines.of(query.source(), endLine, view != null), view);
        sources.add(source);
        endLine = query.isTree() ? endLine + LINES_OF_TREE : source.lines().endLine();
        return source;
    }

    /// Remembers the location of a cast of a literal: simplification loses it.
    void remember(RexCall call) {
        if (castsLiteral(call)) {
            casts.putIfAbsent(call, call.getParserPosition());
        }
    }

    private static boolean castsLiteral(RexCall call) {
        return call.isA(SqlKind.CAST) && call.getOperands().get(0) instanceof RexLiteral;
    }

    boolean known(SqlParserPos position) {
        return position.getLineNum() >= firstLine && position.getLineNum() < endLine;
    }

    /// The location of a call.
    public SourceLocation location(RexCall call) {
        SqlParserPos own = call.getParserPosition();
        boolean remembered = !known(own) && castsLiteral(call);
        return location(remembered ? casts.getOrDefault(call, SqlParserPos.ZERO) : own);
    }

    /// Describes the location of an expression at this position, as
    /// `in a / b at 2:8` or `in a / b of view 'v'`.
    public SourceLocation location(SqlParserPos position) {
        return known(position)
                ? SourceLocation.of(() -> describe(position))
                : SourceLocation.UNKNOWN;
    }

    private String describe(SqlParserPos position) {
        Source source = sources.getFirst();
        for (Source each : sources) {
            source = each.lines().firstLine() <= position.getLineNum() ? each : source;
        }
        QueryText query = source.query();
        SourceLines lines = source.lines();
        Excerpt excerpt =
                Excerpt.of(
                        query.sql(),
                        query.dialect(),
                        lines.start(position) - query.start(),
                        lines.end(position) - 1 - query.start());
        String where =
                source.view() == null
                        ? " " + lines.location(query.start() + excerpt.start())
                        : " of view '" + source.view() + "'";
        return "in " + excerpt.text() + where;
    }
}
