package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.GlobalViews;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.function.SequenceOperators;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// What productions of statements look ahead for, and what they do with what they have parsed.
abstract class StatementActions extends ChangeActions {

    static final String STATEMENTS =
            "a statement such as SELECT, WITH, EXPLAIN, CREATE, DROP, COPY, INSERT, DELETE, UPDATE,"
                    + " SHOW, DESCRIBE, SET or USE";

    private static final Map<String, SqlTypeName> SERIAL =
            Map.of(
                    "SMALLSERIAL", SqlTypeName.SMALLINT,
                    "SERIAL", SqlTypeName.INTEGER,
                    "BIGSERIAL", SqlTypeName.BIGINT);

    final void requireStatementOrEnd() {
        switch (getToken(1).kind) {
            case FeldsparParserConstants.EOF,
                    FeldsparParserConstants.SEMICOLON,
                    FeldsparParserConstants.EXPLAIN,
                    FeldsparParserConstants.CREATE,
                    FeldsparParserConstants.DROP,
                    FeldsparParserConstants.COPY,
                    FeldsparParserConstants.INSERT,
                    FeldsparParserConstants.DELETE,
                    FeldsparParserConstants.UPDATE,
                    FeldsparParserConstants.MERGE,
                    FeldsparParserConstants.TRUNCATE,
                    FeldsparParserConstants.OPTIMIZE,
                    FeldsparParserConstants.VACUUM,
                    FeldsparParserConstants.RESTORE,
                    FeldsparParserConstants.CACHE,
                    FeldsparParserConstants.UNCACHE,
                    FeldsparParserConstants.CLEAR,
                    FeldsparParserConstants.START,
                    FeldsparParserConstants.BEGIN,
                    FeldsparParserConstants.COMMIT,
                    FeldsparParserConstants.ROLLBACK,
                    FeldsparParserConstants.SAVEPOINT,
                    FeldsparParserConstants.RELEASE,
                    FeldsparParserConstants.SHOW,
                    FeldsparParserConstants.DESCRIBE,
                    FeldsparParserConstants.DESC,
                    FeldsparParserConstants.SUMMARIZE,
                    FeldsparParserConstants.PIVOT,
                    FeldsparParserConstants.UNPIVOT,
                    FeldsparParserConstants.PREPARE,
                    FeldsparParserConstants.EXECUTE,
                    FeldsparParserConstants.DEALLOCATE,
                    FeldsparParserConstants.SET,
                    FeldsparParserConstants.DECLARE,
                    FeldsparParserConstants.RESET,
                    FeldsparParserConstants.GRANT,
                    FeldsparParserConstants.REVOKE,
                    FeldsparParserConstants.ALTER,
                    FeldsparParserConstants.USE -> {}
            default -> {
                if (!queryAhead() && !commentOnAhead()) {
                    unexpected(STATEMENTS);
                }
            }
        }
    }

    /// COMMENT is an identifier, not a keyword token.
    final boolean commentOnAhead() {
        return getToken(1).image.equalsIgnoreCase("COMMENT")
                && getToken(2).kind == FeldsparParserConstants.ON;
    }

    /// Whether another action of ALTER TABLE follows, and not another column to add.
    final boolean actionAhead() {
        return switch (getToken(2).kind) {
            case FeldsparParserConstants.ADD,
                    FeldsparParserConstants.DROP,
                    FeldsparParserConstants.ALTER,
                    FeldsparParserConstants.CHANGE,
                    FeldsparParserConstants.RENAME,
                    FeldsparParserConstants.SET,
                    FeldsparParserConstants.UNSET ->
                    getToken(1).kind == FeldsparParserConstants.COMMA;
            default -> false;
        };
    }

    /// Whether a table's name is followed by the state that is read.
    final boolean timeOfTableAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.FOR -> true;
            case FeldsparParserConstants.AT -> getToken(2).kind == FeldsparParserConstants.LPAREN;
            case FeldsparParserConstants.VERSION,
                    FeldsparParserConstants.SYSTEM_VERSION,
                    FeldsparParserConstants.TIMESTAMP,
                    FeldsparParserConstants.SYSTEM_TIME ->
                    getToken(2).kind == FeldsparParserConstants.AS
                            && getToken(3).kind == FeldsparParserConstants.OF;
            default -> false;
        };
    }

    /// Whether the statement ends here.
    final boolean atEnd() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.SEMICOLON, FeldsparParserConstants.EOF -> true;
            default -> false;
        };
    }

    final boolean queryAhead() {
        return startsQuery(getToken(1).kind);
    }

    private static boolean startsQuery(int kind) {
        return switch (kind) {
            case FeldsparParserConstants.SELECT,
                    FeldsparParserConstants.WITH,
                    FeldsparParserConstants.VALUES,
                    FeldsparParserConstants.FROM,
                    FeldsparParserConstants.TABLE,
                    FeldsparParserConstants.LPAREN ->
                    true;
            default -> false;
        };
    }

    final QueryText queryText(SqlNode query, Token first, Token last) {
        return new QueryText(
                lines.text(),
                lines.offset(first.beginLine, first.beginColumn),
                lines.offset(last.endLine, last.endColumn) + 1,
                nDynamicParams,
                dialect,
                query);
    }

    /// Whether DESCRIBE is followed by a query, perhaps after the word QUERY.
    final boolean describedQueryAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.TABLE -> false;
            case FeldsparParserConstants.QUERY -> startsQuery(getToken(2).kind);
            default -> queryAhead();
        };
    }

    /// Whether the parenthesis that follows EXPLAIN holds options and not a query.
    final boolean explainOptionsAhead() {
        return queryAhead()
                && getToken(1).kind == FeldsparParserConstants.LPAREN
                && !startsQuery(getToken(2).kind);
    }

    /// Whether a string in quotes is all that is left of the statement.
    final boolean quotedValueAhead() {
        return getToken(1).image.startsWith("'") && !wordAhead(2);
    }

    /// What is left of the statement, as it is written.
    final String restOfStatement() {
        Token first = getToken(1);
        if (!wordAhead()) {
            unexpected("a value");
        }
        Token last = first;
        while (wordAhead()) {
            last = getNextToken();
        }
        return text(first, last);
    }

    /// Whether SET is followed by VARIABLE and not by a setting of that name.
    final boolean setVariableAhead() {
        return getToken(1).kind == FeldsparParserConstants.SET
                && isVariableWord(2)
                && getToken(3).kind != FeldsparParserConstants.DOT
                && getToken(3).kind != FeldsparParserConstants.EQ
                && wordAhead(3);
    }

    /// Whether a name follows the word VARIABLE, which is not one itself then.
    final boolean variableWordAhead() {
        return isVariableWord(1)
                && switch (getToken(2).kind) {
                    case FeldsparParserConstants.EQ,
                            FeldsparParserConstants.DEFAULT_,
                            FeldsparParserConstants.COMMA,
                            FeldsparParserConstants.DOT ->
                            false;
                    default -> wordAhead(2);
                };
    }

    private boolean isVariableWord(int token) {
        int kind = getToken(token).kind;
        return kind == FeldsparParserConstants.VAR || kind == FeldsparParserConstants.VARIABLE;
    }

    final boolean declaredTypeAhead() {
        return wordAhead()
                && getToken(1).kind != FeldsparParserConstants.EQ
                && getToken(1).kind != FeldsparParserConstants.DEFAULT_;
    }

    /// Whether DEFAULT is all of an assignment.
    final boolean defaultAhead() {
        return getToken(1).kind == FeldsparParserConstants.DEFAULT_
                && (getToken(2).kind == FeldsparParserConstants.COMMA || !wordAhead(2));
    }

    /// @param type the first token of the type, or null
    /// @param first token of the value, which ends here, or null
    final Statement declaration(
            List<List<String>> names,
            boolean replace,
            @Nullable Token type,
            @Nullable Token typeEnd,
            @Nullable Token first) {
        if (type == null && first == null) {
            unexpected("a type or DEFAULT");
        }
        if (type == null || typeEnd == null) {
            return new Statement.Declare(names, replace, valueOf(Objects.requireNonNull(first)));
        }
        String cast = " AS " + text(type, typeEnd) + ")";
        QueryText value =
                first == null
                        ? QueryText.of("SELECT CAST(NULL" + cast, dialect)
                        : selected("SELECT CAST((", first, ")" + cast);
        return new Statement.Declare(names, replace, value);
    }

    /// `SELECT value` of an expression that ends here.
    final QueryText valueOf(Token first) {
        return selected("SELECT ", first, "");
    }

    /// A query of the expression that ends here, with the expression at the place where the
    /// statement has it, so that errors name that place.
    private QueryText selected(String before, Token first, String after) {
        String blanks =
                lines.text()
                        .substring(0, lines.offset(first.beginLine, first.beginColumn))
                        .replaceAll("[^\\r\\n]", " ");
        int room = blanks.length() - before.length();
        boolean fits = room >= 0 && !broken(blanks, room);
        String text =
                (fits ? blanks.substring(0, room) : "") + before + text(first, getToken(0)) + after;
        return new QueryText(text, 0, text.length(), nDynamicParams, dialect, null);
    }

    private static boolean broken(String blanks, int from) {
        return blanks.indexOf('\n', from) >= 0 || blanks.indexOf('\r', from) >= 0;
    }

    /// The name of a global temporary view with its schema.
    final List<String> globalName(List<String> name) {
        if (name.size() > 1 && !(name.size() == 2 && GlobalViews.isName(name))) {
            throw at(
                    getToken(0),
                    ErrorCode.INVALID_STATEMENT,
                    "A global temporary view is in the schema '%s'".formatted(GlobalViews.SCHEMA),
                    "Name it without a schema.");
        }
        return List.of(GlobalViews.SCHEMA, name.getLast());
    }

    /// PREPARE of what is left of the statement.
    final Statement prepare(String name, List<String> types) {
        return new Statement.Prepare(name, PreparedText.of(restOfStatement(), types, dialect));
    }

    final String text(Token first, Token last) {
        return lines.text()
                .substring(
                        lines.offset(first.beginLine, first.beginColumn),
                        lines.offset(last.endLine, last.endColumn) + 1);
    }

    /// Whether TABLE is followed by a query, and not by the name of a table.
    final boolean macroTableAhead() {
        return getToken(1).kind == FeldsparParserConstants.TABLE && startsQuery(getToken(2).kind);
    }

    final Relation.Function function(
            List<Relation.Parameter> parameters,
            @Nullable String returns,
            boolean table,
            List<Relation.Parameter> columns,
            String body,
            @Nullable String comment) {
        return new Relation.Function(
                parameters, returns, table, columns, body, comment, "", "", dialect);
    }

    /// The expression that ends here.
    final Formula formula(Token first) {
        return new Formula(text(first, getToken(0)), dialect);
    }

    /// Null for NULL.
    static @Nullable Formula valueOrNone(Formula value) {
        return value.sql().equalsIgnoreCase("NULL") ? null : value;
    }

    static void addConstraints(List<TableConstraint> constraints, List<TableAlteration> changes) {
        constraints.forEach(each -> changes.add(new TableAlteration.AddConstraint(each)));
    }

    /// Whether the words of a constraint follow, and not a column of that name.
    final boolean constraintAhead() {
        return constraintAhead(1);
    }

    /// Whether ADD and a constraint follow.
    final boolean addedConstraintAhead() {
        return getToken(1).kind == FeldsparParserConstants.ADD && constraintAhead(2);
    }

    private boolean constraintAhead(int token) {
        int next = getToken(token + 1).kind;
        return switch (getToken(token).kind) {
            case FeldsparParserConstants.CONSTRAINT ->
                    switch (getToken(token + 2).kind) {
                        case FeldsparParserConstants.CHECK,
                                FeldsparParserConstants.PRIMARY,
                                FeldsparParserConstants.UNIQUE,
                                FeldsparParserConstants.FOREIGN ->
                                true;
                        default -> false;
                    };
            case FeldsparParserConstants.CHECK -> next == FeldsparParserConstants.LPAREN;
            case FeldsparParserConstants.PRIMARY, FeldsparParserConstants.FOREIGN ->
                    next == FeldsparParserConstants.KEY;
            case FeldsparParserConstants.UNIQUE ->
                    next == FeldsparParserConstants.LPAREN
                            || next == FeldsparParserConstants.KEY
                            || next == FeldsparParserConstants.INDEX;
            default -> false;
        };
    }

    final boolean indexAhead() {
        return getToken(1).kind == FeldsparParserConstants.INDEX
                || (getToken(1).kind == FeldsparParserConstants.UNIQUE
                        && getToken(2).kind == FeldsparParserConstants.INDEX);
    }

    /// Whether a type of PostgreSQL for numbers in order follows.
    final boolean serialAhead() {
        return SERIAL.containsKey(getToken(1).image.toUpperCase(Locale.ROOT));
    }

    final SqlDataTypeSpec serialType(Token name) {
        SqlTypeName type = Objects.requireNonNull(SERIAL.get(name.image.toUpperCase(Locale.ROOT)));
        return new SqlDataTypeSpec(
                new SqlBasicTypeNameSpec(type, SqlParserPos.ZERO), SqlParserPos.ZERO);
    }

    /// NEXTVAL('s') or CURRVAL('s').
    static SqlCall numberOf(SqlParserPos place, boolean next, SqlIdentifier sequence) {
        SqlNode name =
                SqlLiteral.createCharString(
                        WrittenName.of(sequence.names, Dialect.FELDSPAR),
                        sequence.getParserPosition());
        return (next ? SequenceOperators.NEXTVAL : SequenceOperators.CURRVAL)
                .createCall(place, name);
    }

    static void setProperties(Map<String, String> properties, List<TableAlteration> changes) {
        properties.forEach(
                (name, value) -> changes.add(new TableAlteration.SetProperty(name, value)));
    }

    /// @param comment null for none
    static Statement commentOnTable(List<String> table, @Nullable String comment) {
        TableAlteration change =
                comment == null
                        ? new TableAlteration.UnsetProperty(TableAlteration.COMMENT, true)
                        : new TableAlteration.SetProperty(TableAlteration.COMMENT, comment);
        return new Statement.AlterTable(table, false, List.of(change));
    }

    /// @param column with its table
    /// @param comment null for none
    final Statement commentOnColumn(List<String> column, @Nullable String comment) {
        if (column.size() == 1) {
            unexpected("'.' and a column");
        }
        TableAlteration change = new TableAlteration.CommentColumn(column.getLast(), comment);
        return new Statement.AlterTable(
                column.subList(0, column.size() - 1), false, List.of(change));
    }

    final Relation.Function macro(List<String> names, boolean table, String body) {
        List<Relation.Parameter> parameters =
                names.stream().map(name -> new Relation.Parameter(name, null, null)).toList();
        return function(parameters, null, table, List.of(), body, null);
    }

    /// A table of a schema that is named apart: SHOW COLUMNS IN table IN schema.
    static List<String> within(List<String> schema, List<String> table) {
        List<String> name = new ArrayList<>(schema);
        name.addAll(schema.isEmpty() ? table : table.subList(table.size() - 1, table.size()));
        return name;
    }

    /// `FROM table`, with the table at the place where the statement has it, so that errors name
    /// that place.
    ///
    /// @param first of the tokens of its name
    final QueryText everythingOf(List<String> table, Token first) {
        String before = lines.text().substring(0, lines.offset(first.beginLine, first.beginColumn));
        StringBuilder text = new StringBuilder(before.replaceAll("[^\\r\\n]", " "));
        int from = text.length() - "FROM ".length();
        while (from > 0 && text.substring(from, from + 4).matches("(?s).*[\\r\\n].*")) {
            from--;
        }
        text.replace(from, from + 4, "FROM");
        List<String> parts = new ArrayList<>();
        table.forEach(part -> parts.add('"' + part.replace("\"", "\"\"") + '"'));
        return QueryText.of(text.append(String.join(".", parts)).toString());
    }
}
