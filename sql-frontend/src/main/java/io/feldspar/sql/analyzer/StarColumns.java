package io.feldspar.sql.analyzer;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.parser.StarForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/// Writes out the columns of `* RENAME (…)`, of COLUMNS, of stars in arguments and of structs.
///
/// ```text
/// * RENAME (a AS b)      t.a AS b, t.c
/// COLUMNS('x.*') + 1     t.x1 + 1 AS x1, t.x2 + 1 AS x2
/// max(COLUMNS(*))        max(t.x1) AS x1, max(t.x2) AS x2
/// coalesce(*)            coalesce(t.a, t.b)
/// s.*, * EXCEPT (s.f)    see StructColumns
/// WHERE COLUMNS(*) > 1   t.x1 > 1 AND t.x2 > 1
/// ```
final class StarColumns {

    private final FeldsparValidator validator;
    private final StructColumns structColumns;

    StarColumns(FeldsparValidator validator) {
        this.validator = validator;
        this.structColumns = new StructColumns(validator);
    }

    /// Changes the select list in place.
    void expand(SqlSelect select) {
        expandArguments(select);
        SqlNodeList items = select.getSelectList();
        SqlNodeList all = new SqlNodeList(items.getParserPosition());
        for (SqlNode item : items) {
            SqlCall columns = StarForms.columns(item);
            List<SqlNode> fields = structColumns.of(item, select);
            if (fields != null) {
                all.addAll(fields);
            } else if (StarForms.ordinalOf(item) > 0) {
                all.add(ordinal(item, select));
            } else if (StarForms.isRenaming(item)) {
                all.addAll(renamed((SqlCall) item, select));
            } else if (columns != null) {
                all.addAll(matching(item, columns, select));
            } else {
                all.add(item);
            }
        }
        if (all.size() != items.size() || !all.equals(items)) {
            select.setSelectList(all);
        }
        where(select);
    }

    /// A condition over COLUMNS holds where it holds for each of them.
    private void where(SqlSelect select) {
        SqlNode where = select.getWhere();
        SqlCall columns = where == null ? null : StarForms.columns(where);
        if (where == null || columns == null) {
            return;
        }
        List<SqlNode> conditions = new ArrayList<>();
        for (SqlNode column : wanted(columns, select)) {
            conditions.add(with(where, columns, plain(column)));
        }
        select.setWhere(
                conditions.stream()
                        .reduce(
                                (left, right) ->
                                        SqlStdOperatorTable.AND.createCall(
                                                where.getParserPosition(), left, right))
                        .orElseThrow());
    }

    private void expandArguments(SqlSelect select) {
        StarArguments arguments =
                new StarArguments(
                        star -> {
                            List<SqlNode> fields = structColumns.of(star, select);
                            return fields == null ? columns(star, select) : fields;
                        });
        SqlNodeList items = select.getSelectList();
        for (int i = 0; i < items.size(); i++) {
            items.set(i, arguments.in(items.get(i)));
        }
        if (select.getWhere() != null) {
            select.setWhere(arguments.in(select.getWhere()));
        }
        if (select.getHaving() != null) {
            select.setHaving(arguments.in(select.getHaving()));
        }
        SqlNodeList groups = select.getGroup();
        if (groups != null) {
            for (int i = 0; i < groups.size(); i++) {
                if (StarForms.ordinalOf(groups.get(i)) > 0) {
                    groups.set(i, plain(ordinal(groups.get(i), select)));
                }
            }
        }
    }

    private SqlNode ordinal(SqlNode node, SqlSelect select) {
        int number = StarForms.ordinalOf(node);
        List<SqlNode> columns = columns(SqlIdentifier.star(node.getParserPosition()), select);
        if (number > columns.size()) {
            throw problem(
                    ErrorCode.SYNTAX_ERROR,
                    "Column %d not found".formatted(number),
                    "Count the columns before AGGREGATE from 1, or write the column's name.",
                    node);
        }
        return columns.get(number - 1);
    }

    private List<SqlNode> columns(SqlNode star, SqlSelect select) {
        return validator.columns(star, select);
    }

    private List<SqlNode> renamed(SqlCall renaming, SqlSelect select) {
        Map<String, SqlCall> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (SqlNode each : (SqlNodeList) renaming.operand(1)) {
            SqlCall as = (SqlCall) each;
            names.put(((SqlIdentifier) as.operand(0)).getSimple(), as);
        }
        List<SqlNode> renamed = new ArrayList<>();
        for (SqlNode column : columns(renaming.operand(0), select)) {
            String name = name(column);
            SqlCall as = names.remove(name);
            renamed.add(as == null ? column : named(column, as.operand(1)));
        }
        names.forEach(
                (name, as) -> {
                    throw problem(
                            ErrorCode.COLUMN_NOT_FOUND,
                            "Column '%s' of RENAME not found".formatted(name),
                            "Name columns of the tables in FROM.",
                            as.operand(0));
                });
        return renamed;
    }

    private List<SqlNode> matching(SqlNode item, SqlCall call, SqlSelect select) {
        List<SqlNode> matching = new ArrayList<>();
        SqlParserPos position = item.getParserPosition();
        boolean aliased = item.getKind() == SqlKind.AS;
        SqlNode expression = aliased ? ((SqlCall) item).operand(0) : item;
        for (SqlNode column : wanted(call, select)) {
            SqlIdentifier label =
                    aliased
                            ? ((SqlCall) item).operand(1)
                            : new SqlIdentifier(name(column), position);
            matching.add(named(with(expression, call, plain(column)), label));
        }
        return matching;
    }

    /// The columns that the call of COLUMNS names.
    private List<SqlNode> wanted(SqlCall call, SqlSelect select) {
        Predicate<String> wanted = wanted(call.operand(0));
        SqlNode star = SqlIdentifier.star(call.getParserPosition());
        List<SqlNode> matching =
                columns(star, select).stream().filter(each -> wanted.test(name(each))).toList();
        if (matching.isEmpty()) {
            throw problem(
                    ErrorCode.COLUMN_NOT_FOUND,
                    "No column matches %s".formatted(call.operand(0).toString()),
                    "See DESCRIBE of the table.",
                    call);
        }
        return matching;
    }

    private static Predicate<String> wanted(SqlNode operand) {
        if (operand instanceof SqlIdentifier name && name.isStar()) {
            return _ -> true;
        }
        if (operand instanceof SqlStarExclude star) {
            Set<String> excluded = names(star.getExcludeList());
            return name -> !excluded.contains(name);
        }
        if (operand instanceof SqlCall call && call.getOperator().getName().equals("ARRAY")) {
            Set<String> listed = names(call.getOperandList());
            return listed::contains;
        }
        if (!(operand instanceof SqlCharStringLiteral text)) {
            throw problem(
                    ErrorCode.TYPE_MISMATCH,
                    "COLUMNS takes a regular expression in quotes, a list of names, or *",
                    "Write COLUMNS('x.*').",
                    operand);
        }
        String expression = text.getValueAs(String.class);
        try {
            Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
            return name -> pattern.matcher(name).find();
        } catch (PatternSyntaxException e) {
            throw problem(
                    ErrorCode.INVALID_PARAMETER,
                    "The regular expression '%s' is not valid: %s"
                            .formatted(expression, e.getDescription().toLowerCase(Locale.ROOT)),
                    "",
                    operand);
        }
    }

    private static Set<String> names(List<SqlNode> nodes) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (SqlNode each : nodes) {
            names.add(
                    each instanceof SqlCharStringLiteral text
                            ? text.getValueAs(String.class)
                            : ((SqlIdentifier) each).names.getLast());
        }
        return names;
    }

    private static SqlNode plain(SqlNode column) {
        return column.getKind() == SqlKind.AS ? ((SqlCall) column).operand(0) : column;
    }

    private static SqlNode named(SqlNode column, SqlNode name) {
        return SqlStdOperatorTable.AS.createCall(column.getParserPosition(), plain(column), name);
    }

    private static String name(SqlNode column) {
        String name = SqlValidatorUtil.alias(column);
        return name == null ? "" : name;
    }

    private static SqlNode with(SqlNode expression, SqlCall call, SqlNode column) {
        SqlNode changed =
                expression.accept(
                        new SqlShuttle() {
                            @Override
                            public @Nullable SqlNode visit(SqlCall each) {
                                return each.equalsDeep(call, Litmus.IGNORE)
                                        ? column
                                        : super.visit(each);
                            }
                        });
        return changed == null ? column : changed;
    }

    private static PlacedException problem(
            ErrorCode code, String problem, String advice, SqlNode place) {
        return PlacedException.of(
                new FeldsparException(code, problem, advice), place.getParserPosition());
    }
}
