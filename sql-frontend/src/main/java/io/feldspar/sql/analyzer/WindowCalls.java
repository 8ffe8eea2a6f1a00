package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.WindowFrame.Bound;
import io.feldspar.executor.function.WindowFrame.Unit;
import io.feldspar.executor.function.WindowFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.window.WindowOperator;
import io.feldspar.sql.window.WindowSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Calls with OVER as calls of one operator each, which takes all their expressions as operands.
///
/// ```text
/// sum(a) FILTER (WHERE b) OVER (PARTITION BY c ORDER BY d RANGE 5 PRECEDING)
///     [sum …](a, b, c, d, d - 5)
/// ```
/// So they are validated, grouped and converted like any other call. Names of windows are gone.
final class WindowCalls extends SqlShuttle {

    private static final int WINDOWS_OPERAND = 6;

    private final Deque<NamedWindows> scopes = new ArrayDeque<>();
    private final Dialect dialect;

    private WindowCalls(Dialect dialect) {
        this.dialect = dialect;
        scopes.push(NamedWindows.NONE);
    }

    static SqlNode writtenOut(SqlNode query, Dialect dialect) {
        SqlNode changed = query.accept(new WindowCalls(dialect));
        return changed == null ? query : changed;
    }

    @Override
    public @Nullable SqlNode visit(SqlCall call) {
        if (call instanceof SqlSelect select) {
            return select(select);
        }
        if (call instanceof SqlOrderBy ordered && ordered.query instanceof SqlSelect select) {
            return ordered(ordered, select);
        }
        if (call.getKind() == SqlKind.OVER) {
            call.setOperand(0, WindowCallParts.nullsOutside(call.operand(0)));
            WindowPlaces.checkArguments(call);
            return over(call);
        }
        if (WindowPlaces.isAggregate(call)) {
            WindowPlaces.checkArguments(call);
        } else if (call.getOperator() instanceof SqlFunction function
                && FunctionRegistry.builtIn().findWindow(function.getName()) != null) {
            throw NamedWindows.invalid(
                    call.getParserPosition(),
                    "Window function '%s' needs OVER".formatted(WindowPlaces.name(call)),
                    "Write %s(…) OVER (PARTITION BY … ORDER BY …)."
                            .formatted(WindowPlaces.name(call)));
        }
        return super.visit(call);
    }

    private SqlNode select(SqlSelect given) {
        SqlSelect select = (SqlSelect) given.clone(given.getParserPosition());
        WindowPlaces.check(select);
        checkQualify(select);
        scopes.push(NamedWindows.of(select.getWindowList()));
        select.setOperand(WINDOWS_OPERAND, SqlNodeList.EMPTY);
        try {
            SqlNode visited = super.visit(select);
            return visited == null ? select : visited;
        } finally {
            scopes.pop();
        }
    }

    private static void checkQualify(SqlSelect select) {
        SqlNode qualify = select.getQualify();
        if (qualify != null
                && WindowPlaces.find(qualify) == null
                && WindowPlaces.find(select.getSelectList()) == null) {
            throw NamedWindows.invalid(
                    ErrorCode.QUALIFY_WITHOUT_WINDOW,
                    qualify.getParserPosition(),
                    "QUALIFY without a window function",
                    "Filter rows by WHERE, and groups by HAVING.");
        }
    }

    /// ORDER BY may name the windows of the SELECT before it.
    private SqlNode ordered(SqlOrderBy ordered, SqlSelect select) {
        SqlNode query = select(select);
        scopes.push(NamedWindows.of(select.getWindowList()));
        try {
            SqlNode order = ordered.orderList.accept(this);
            return new SqlOrderBy(
                    ordered.getParserPosition(),
                    query,
                    order instanceof SqlNodeList list ? list : ordered.orderList,
                    ordered.offset,
                    ordered.fetch);
        } finally {
            scopes.pop();
        }
    }

    private NamedWindows scope() {
        NamedWindows scope = scopes.peek();
        return scope == null ? NamedWindows.NONE : scope;
    }

    private SqlNode over(SqlCall over) {
        WindowCallParts parts = anyAsFirst(WindowCallParts.of(over.operand(0)));
        NamedWindows.Window window = scope().resolve(over.operand(1));
        checkFunction(parts);
        List<SqlNode> operands = new ArrayList<>();
        parts.arguments().forEach(each -> operands.add(copy(each)));
        if (parts.filter() != null) {
            operands.add(copy(parts.filter()));
        }
        window.partition().forEach(each -> operands.add(copy(each)));
        List<WindowSpec.Direction> order = new ArrayList<>();
        for (SqlNode key : window.order()) {
            operands.add(copy(column(key)));
            order.add(direction(key));
        }
        WindowFrameParts frame = WindowFrameParts.of(window, over.getParserPosition());
        addBound(frame.start(), frame, window, operands);
        addBound(frame.end(), frame, window, operands);
        WindowSpec spec =
                new WindowSpec(
                        parts.name(),
                        parts.arguments().size(),
                        parts.filter() != null,
                        parts.distinct(),
                        parts.ignoreNulls(),
                        window.partition().size(),
                        order,
                        frame.unit(),
                        frame.start().kind(),
                        frame.end().kind(),
                        frame.exclusion());
        return new WindowOperator(spec).createCall(over.getParserPosition(), operands);
    }

    /// Any value of a frame is its first one, in Spark's dialect even if that is NULL.
    private WindowCallParts anyAsFirst(WindowCallParts parts) {
        boolean any = parts.name().equals("ANY_VALUE") && parts.filter() == null;
        boolean ignoreNulls =
                parts.ignoreNulls()
                        || switch (dialect) {
                            case FELDSPAR -> true;
                            case SPARK -> false;
                        };
        return any
                ? new WindowCallParts(
                        "FIRST_VALUE",
                        parts.arguments(),
                        false,
                        ignoreNulls,
                        null,
                        parts.position())
                : parts;
    }

    private static void checkFunction(WindowCallParts parts) {
        FunctionRegistry registry = FunctionRegistry.builtIn();
        WindowFunction function = registry.findWindow(parts.name());
        if (function == null && registry.findAggregate(parts.name()) == null) {
            boolean scalar = registry.findScalar(parts.name()) != null;
            throw PlacedException.of(
                    scalar
                            ? new FeldsparException(
                                    ErrorCode.WINDOWING_ERROR,
                                    "'%s' cannot be called with OVER"
                                            .formatted(parts.name().toLowerCase(Locale.ROOT)),
                                    "OVER follows aggregates and window functions.")
                            : registry.notFound(parts.name().toLowerCase(Locale.ROOT)),
                    parts.position());
        }
        String refused =
                parts.ignoreNulls() && (function == null || !function.takesIgnoreNulls())
                        ? "IGNORE NULLS"
                        : function != null && parts.distinct()
                                ? "DISTINCT"
                                : function != null && parts.filter() != null ? "FILTER" : null;
        if (refused != null) {
            throw NamedWindows.invalid(
                    parts.position(),
                    "%s is not supported in '%s'"
                            .formatted(refused, parts.name().toLowerCase(Locale.ROOT)),
                    function == null
                            ? "Aggregates pass over NULL by themselves."
                            : "Leave it out.");
        }
    }

    /// The operand of a bound: with RANGE the value of the key there.
    private void addBound(
            WindowFrameParts.End bound,
            WindowFrameParts frame,
            NamedWindows.Window window,
            List<SqlNode> operands) {
        SqlNode offset = bound.offset();
        if (offset == null) {
            return;
        }
        if (frame.unit() != Unit.RANGE) {
            operands.add(copy(offset));
            return;
        }
        SqlNode key = window.order().get(0);
        boolean back = bound.kind() == Bound.Kind.PRECEDING;
        operands.add(
                (back != direction(key).descending()
                                ? SqlStdOperatorTable.MINUS
                                : SqlStdOperatorTable.PLUS)
                        .createCall(offset.getParserPosition(), copy(column(key)), copy(offset)));
    }

    private static SqlNode column(SqlNode key) {
        return switch (key.getKind()) {
            case DESCENDING, NULLS_FIRST, NULLS_LAST -> column(((SqlCall) key).operand(0));
            default -> key;
        };
    }

    private WindowSpec.Direction direction(SqlNode key) {
        boolean descending = false;
        Boolean first = null;
        SqlNode each = key;
        while (true) {
            switch (each.getKind()) {
                case DESCENDING -> descending = true;
                case NULLS_FIRST -> first = true;
                case NULLS_LAST -> first = false;
                default -> {
                    boolean unsaid =
                            switch (dialect) {
                                case FELDSPAR -> descending;
                                case SPARK -> !descending;
                            };
                    return new WindowSpec.Direction(descending, first == null ? unsaid : first);
                }
            }
            each = ((SqlCall) each).operand(0);
        }
    }

    /// An expression of its own: what validates it may change it in place.
    private SqlNode copy(SqlNode node) {
        SqlNode visited = node.accept(this);
        return CopiedTree.of(visited == null ? node : visited);
    }
}
