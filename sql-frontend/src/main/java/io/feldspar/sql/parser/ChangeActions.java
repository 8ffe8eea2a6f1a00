package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/// What productions of statements that change rows look ahead for, and do.
abstract class ChangeActions extends LiteralActions {

    /// The name of a table in FROM, or null.
    static @Nullable String aliasOf(SqlNode table) {
        return switch (table) {
            case SqlIdentifier name -> name.names.getLast();
            case SqlCall call when call.getKind() == SqlKind.AS ->
                    ((SqlIdentifier) call.operand(1)).getSimple();
            default -> null;
        };
    }

    final boolean aliasOfTargetAhead() {
        return switch (getToken(1).kind) {
            case FeldsparParserConstants.WHERE,
                    FeldsparParserConstants.USING,
                    FeldsparParserConstants.SET,
                    FeldsparParserConstants.RETURNING,
                    FeldsparParserConstants.SEMICOLON,
                    FeldsparParserConstants.EOF ->
                    false;
            default -> true;
        };
    }

    /// CONFLICT is an identifier, not a keyword token.
    final boolean conflictAhead() {
        return getToken(1).kind == FeldsparParserConstants.ON
                && getToken(2).image.equalsIgnoreCase("CONFLICT");
    }

    /// ON CONFLICT of whatever keys the table has.
    static Statement.Conflict onAnyKey(MergeClause.Action action) {
        return new Statement.Conflict(List.of(), null, action, null);
    }

    /// Whether a directory is written, and not a table. DIRECTORY is an
    /// identifier, not a keyword token.
    final boolean directoryAhead() {
        int word = getToken(1).kind == FeldsparParserConstants.LOCAL ? 2 : 1;
        return getToken(word).image.equalsIgnoreCase("DIRECTORY")
                && switch (getToken(word + 1).kind) {
                    case FeldsparParserConstants.QUOTED_STRING,
                            FeldsparParserConstants.USING,
                            FeldsparParserConstants.STORED,
                            FeldsparParserConstants.ROW ->
                            true;
                    default -> false;
                };
    }

    /// Whether DEFAULT is not the name of a column.
    final boolean defaultItemAhead() {
        return getToken(1).kind == FeldsparParserConstants.DEFAULT_
                && switch (getToken(2).kind) {
                    case FeldsparParserConstants.COMMA,
                            FeldsparParserConstants.RPAREN,
                            FeldsparParserConstants.WHERE,
                            FeldsparParserConstants.FROM,
                            FeldsparParserConstants.WHEN,
                            FeldsparParserConstants.RETURNING ->
                            true;
                    default -> !wordAhead(2);
                };
    }

    /// INSERT OVERWRITE DIRECTORY, which is a COPY that replaces the directory.
    ///
    /// @param written the path in the statement, or null where an option has it
    /// @param format null for Parquet
    final Statement directory(
            Token place,
            @Nullable String written,
            @Nullable String format,
            Map<String, String> options,
            QueryText query) {
        Map<String, String> copied = new LinkedHashMap<>(options);
        String option = copied.remove("path");
        String path = written == null ? option : written;
        if (path == null || (written != null && option != null)) {
            throw at(
                    place,
                    ErrorCode.SYNTAX_ERROR,
                    "INSERT OVERWRITE DIRECTORY needs one path",
                    "Write it after DIRECTORY, or in OPTIONS (path '…').");
        }
        String known = format == null ? "parquet" : format.toLowerCase(Locale.ROOT);
        copied.put("format", known.equals("textfile") ? "text" : known);
        copied.put("overwrite", "true");
        return new Statement.Copy(query, path.endsWith("/") ? path : path + "/", copied);
    }

    /// Whether the statement goes on.
    final boolean wordAhead() {
        return wordAhead(1);
    }

    final boolean wordAhead(int token) {
        int kind = getToken(token).kind;
        return kind != FeldsparParserConstants.EOF && kind != FeldsparParserConstants.SEMICOLON;
    }
}
