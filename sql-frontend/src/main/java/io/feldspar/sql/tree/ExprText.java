package io.feldspar.sql.tree;

import io.feldspar.executor.function.user.Routine;
import io.feldspar.sql.tree.Expr.Alias;
import io.feldspar.sql.tree.Expr.Call;
import io.feldspar.sql.tree.Expr.Case;
import io.feldspar.sql.tree.Expr.Cast;
import io.feldspar.sql.tree.Expr.ColumnOf;
import io.feldspar.sql.tree.Expr.Constant;
import io.feldspar.sql.tree.Expr.Filtered;
import io.feldspar.sql.tree.Expr.In;
import io.feldspar.sql.tree.Expr.Item;
import io.feldspar.sql.tree.Expr.Lambda;
import io.feldspar.sql.tree.Expr.Name;
import io.feldspar.sql.tree.Expr.Nulls;
import io.feldspar.sql.tree.Expr.Operation;
import io.feldspar.sql.tree.Expr.Ordered;
import io.feldspar.sql.tree.Expr.Over;
import io.feldspar.sql.tree.Expr.Parameter;
import io.feldspar.sql.tree.Expr.Star;
import io.feldspar.sql.tree.Expr.Text;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Expressions as text that people read. It is not parsed.
final class ExprText {

    private ExprText() {}

    static String of(Expr expression) {
        return switch (expression) {
            case Name(List<String> parts) -> parts.getLast();
            case ColumnOf column -> column.name();
            case Star(List<String> qualifier) ->
                    qualifier.isEmpty() ? "*" : String.join(".", qualifier) + ".*";
            case Constant(Object value) -> String.valueOf(value);
            case Expr.UserCall(Routine routine, List<Expr> arguments) ->
                    routine.name() + "(" + list(arguments) + ")";
            case Call(String function, boolean distinct, List<Expr> arguments) ->
                    function.toLowerCase(Locale.ROOT)
                            + "("
                            + (distinct ? "DISTINCT " : "")
                            + list(arguments)
                            + ")";
            case Operation operation -> operation(operation);
            case Cast(Expr operand, String type, boolean orNull) ->
                    "%s(%s AS %s)"
                            .formatted(
                                    orNull ? "TRY_CAST" : "CAST",
                                    of(operand),
                                    type.toUpperCase(Locale.ROOT));
            case Case(List<Expr.When> branches, Expr otherwise) -> cases(branches, otherwise);
            case In(Expr operand, List<Expr> values) ->
                    "(%s IN (%s))".formatted(of(operand), list(values));
            case Expr.Field(Expr operand, String name) -> of(operand) + "." + name;
            case Item(Expr operand, Expr key) -> of(operand) + "[" + of(key) + "]";
            case Alias alias -> alias(alias);
            case Ordered ordered -> ordered(ordered);
            case Filtered(Expr call, Expr condition) ->
                    "%s FILTER (WHERE %s)".formatted(of(call), of(condition));
            case Over(Expr call, Expr.Window window) -> over(call, window);
            case Lambda(List<String> parameters, Expr body) ->
                    "(%s) -> %s".formatted(String.join(", ", parameters), of(body));
            case Parameter(String name) -> name;
            case Text(String sql) -> sql.strip();
        };
    }

    private static String alias(Alias alias) {
        return alias.names().size() == 1
                ? alias.names().getFirst()
                : of(alias.operand()) + " AS (" + String.join(", ", alias.names()) + ")";
    }

    private static String ordered(Ordered ordered) {
        return of(ordered.operand())
                + (ordered.descending() ? " DESC" : " ASC")
                + (ordered.nulls() == Nulls.DEFAULT ? "" : " NULLS " + ordered.nulls());
    }

    private static String list(List<Expr> expressions) {
        return expressions.stream().map(ExprText::of).collect(Collectors.joining(", "));
    }

    private static String operation(Operation operation) {
        String first = of(operation.operands().getFirst());
        String sign = operation.operator().sql();
        return switch (operation.operator()) {
            case NOT -> "(NOT " + first + ")";
            case NEGATE -> "(- " + first + ")";
            case IS_NULL, IS_NOT_NULL -> "(" + first + " " + sign + ")";
            default -> "(%s %s %s)".formatted(first, sign, of(operation.operands().get(1)));
        };
    }

    private static String cases(List<Expr.When> branches, @Nullable Expr otherwise) {
        StringBuilder text = new StringBuilder("CASE");
        for (Expr.When branch : branches) {
            text.append(" WHEN ").append(of(branch.condition()));
            text.append(" THEN ").append(of(branch.value()));
        }
        if (otherwise != null) {
            text.append(" ELSE ").append(of(otherwise));
        }
        return text.append(" END").toString();
    }

    private static String over(Expr call, Expr.Window window) {
        StringBuilder text = new StringBuilder(of(call)).append(" OVER (");
        if (!window.partition().isEmpty()) {
            text.append("PARTITION BY ").append(list(window.partition()));
        }
        if (!window.order().isEmpty()) {
            text.append(window.partition().isEmpty() ? "" : " ");
            text.append("ORDER BY ").append(list(window.order()));
        }
        return text.append(")").toString();
    }
}
