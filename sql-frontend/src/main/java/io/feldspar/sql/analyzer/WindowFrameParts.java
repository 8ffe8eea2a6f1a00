package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.function.WindowFrame.Bound;
import io.feldspar.executor.function.WindowFrame.Exclusion;
import io.feldspar.executor.function.WindowFrame.Unit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// The frame of a window, checked.
record WindowFrameParts(Unit unit, End start, End end, Exclusion exclusion) {

    /// @param offset of PRECEDING and FOLLOWING, otherwise null
    record End(Bound.Kind kind, @Nullable SqlNode offset) {}

    private static final End FIRST = new End(Bound.Kind.UNBOUNDED_PRECEDING, null);
    private static final End CURRENT = new End(Bound.Kind.CURRENT_ROW, null);
    private static final End LAST = new End(Bound.Kind.UNBOUNDED_FOLLOWING, null);

    static WindowFrameParts of(NamedWindows.Window window, SqlParserPos call) {
        boolean ordered = !window.order().isEmpty();
        SqlLiteral written = window.unit();
        SqlNode lower = window.start();
        if (written == null || lower == null) {
            return new WindowFrameParts(
                    Unit.RANGE, FIRST, ordered ? CURRENT : LAST, Exclusion.NO_OTHERS);
        }
        Unit unit = written.getValueAs(Unit.class);
        SqlNode upper = window.end();
        End start = end(lower);
        End end = upper == null ? CURRENT : end(upper);
        checkOrder(start, end, lower);
        boolean offset = start.offset() != null || end.offset() != null;
        if (unit == Unit.GROUPS && !ordered) {
            throw NamedWindows.invalid(
                    written.getParserPosition(),
                    "A GROUPS frame needs ORDER BY",
                    "Order the window, or use ROWS.");
        }
        if (unit == Unit.RANGE && offset && window.order().size() != 1) {
            throw NamedWindows.invalid(
                    ErrorCode.INVALID_FRAME,
                    written.getParserPosition(),
                    "A RANGE frame with an offset needs exactly one ORDER BY key, but there are "
                            + window.order().size(),
                    "Order by one key, or use ROWS or GROUPS.");
        }
        boolean all = unit == Unit.RANGE && !ordered;
        return new WindowFrameParts(
                unit, all ? FIRST : start, all ? LAST : end, exclusion(window.exclude()));
    }

    private static End end(SqlNode bound) {
        if (SqlWindow.isCurrentRow(bound)) {
            return CURRENT;
        }
        if (SqlWindow.isUnboundedPreceding(bound)) {
            return FIRST;
        }
        if (SqlWindow.isUnboundedFollowing(bound)) {
            return LAST;
        }
        SqlNode offset = ((SqlCall) bound).operand(0);
        return new End(
                bound.getKind() == SqlKind.PRECEDING ? Bound.Kind.PRECEDING : Bound.Kind.FOLLOWING,
                offset);
    }

    private static void checkOrder(End start, End end, SqlNode where) {
        boolean turned =
                start.kind() == Bound.Kind.UNBOUNDED_FOLLOWING
                        || end.kind() == Bound.Kind.UNBOUNDED_PRECEDING
                        || start.kind().compareTo(end.kind()) > 0;
        if (turned) {
            throw NamedWindows.invalid(
                    ErrorCode.INVALID_FRAME,
                    where.getParserPosition(),
                    "A frame cannot begin at %s and end at %s".formatted(text(start), text(end)),
                    "Write BETWEEN with the earlier bound first.");
        }
    }

    private static String text(End end) {
        return (end.offset() == null ? "" : "n ") + end.kind().name().replace('_', ' ');
    }

    private static Exclusion exclusion(SqlLiteral exclude) {
        if (SqlWindow.isExcludeCurrentRow(exclude)) {
            return Exclusion.CURRENT_ROW;
        }
        if (SqlWindow.isExcludeGroup(exclude)) {
            return Exclusion.GROUP;
        }
        return SqlWindow.isExcludeTies(exclude) ? Exclusion.TIES : Exclusion.NO_OTHERS;
    }
}
