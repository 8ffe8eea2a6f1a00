package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.CalciteProblem;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.error.SqlErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.runtime.Resources;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.Span;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.parser.SqlParserUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/// What a parser knows of the text, the errors in it, and what productions of literals and types
/// do.
abstract class LiteralActions extends SqlAbstractParserImpl {

    SourceLines lines = SourceLines.of("");
    Dialect dialect = Dialect.FELDSPAR;

    /// @param text what is parsed, for the places of errors
    final void begin(SourceLines text, Dialect writtenIn) {
        this.lines = text;
        this.dialect = writtenIn;
    }

    abstract Token getToken(int index);

    /// Reads on, provided by the generated parser.
    abstract Token getNextToken();

    static SqlParserPos position(Token token) {
        return new SqlParserPos(token.beginLine, token.beginColumn, token.endLine, token.endColumn);
    }

    // Errors

    /// Refuses the next token.
    final <T> T unexpected(String expected) {
        throw SyntaxErrors.unexpected(getToken(1), lines, expected);
    }

    /// Refuses a form, at the next token.
    ///
    /// @param what with its verb, as in `Temporary tables are`
    final void refuse(boolean present, String what, String advice) {
        if (present) {
            throw at(getToken(1), ErrorCode.NOT_SUPPORTED, what + " not supported", advice);
        }
    }

    final FeldsparException at(Token token, ErrorCode code, String message, String advice) {
        int offset = lines.offset(token.beginLine, token.beginColumn);
        return SqlErrors.at(code, message, lines, offset, advice);
    }

    /// Calcite's grammar makes its errors by this.
    static CalciteContextException problem(SqlParserPos position, Resources.ExInst<?> problem) {
        return CalciteProblem.of(position, problem);
    }

    // Parameters

    /// The names of parameters such as `:name`, by their index.
    private final List<String> parameterNames = new ArrayList<>();

    /// `:name`, which has the index of the first parameter of that name.
    final SqlDynamicParam namedParameter(SqlIdentifier name) {
        String key = name.getSimple().toLowerCase(Locale.ROOT);
        int known = parameterNames.indexOf(key);
        if (known < 0) {
            known = nDynamicParams++;
            while (parameterNames.size() < known) {
                parameterNames.add("");
            }
            parameterNames.add(key);
        }
        return new SqlDynamicParam(known, name.getParserPosition());
    }

    /// `$1`, the first parameter.
    final SqlDynamicParam numberedParameter() {
        Token token = getToken(0);
        int number = token.image.length() > 6 ? 0 : Integer.parseInt(token.image.substring(1));
        if (number < 1) {
            throw at(
                    token,
                    ErrorCode.SYNTAX_ERROR,
                    "Parameter '" + token.image + "' not found",
                    "Count parameters from $1.");
        }
        nDynamicParams = Math.max(nDynamicParams, number);
        return new SqlDynamicParam(number - 1, position(token));
    }

    final void beginParameters() {
        nDynamicParams = 0;
        parameterNames.clear();
    }

    /// The names by index, with empty texts for parameters without one.
    final List<String> parameterNames() {
        return List.copyOf(parameterNames);
    }

    // Literals and types

    /// The number before a suffix, which gives it this type.
    final SqlNode typed(SqlTypeName type) {
        return typed(number(1), new SqlBasicTypeNameSpec(type, position(getToken(0))));
    }

    /// The number before BD, a DECIMAL of as many digits.
    final SqlNode decimal() {
        BigDecimal number = number(2);
        int scale = Math.max(0, number.scale());
        int precision = Math.max(number.precision() - number.scale() + scale, scale);
        return typed(number, decimal(SqlTypeName.DECIMAL, precision, scale, position(getToken(0))));
    }

    private BigDecimal number(int suffix) {
        String image = getToken(0).image;
        return new BigDecimal(image.substring(0, image.length() - suffix));
    }

    private SqlNode typed(BigDecimal number, SqlTypeNameSpec type) {
        SqlParserPos position = position(getToken(0));
        return SqlStdOperatorTable.CAST.createCall(
                position,
                SqlLiteral.createExactNumeric(number.toPlainString(), position),
                new SqlDataTypeSpec(type, position));
    }

    /// What follows an amount of INTERVAL that has no unit, neither within its quotes nor behind.
    final SqlIntervalQualifier noUnit(String amount) {
        if (getToken(0).image.endsWith("'")) {
            throw at(
                    getToken(0),
                    ErrorCode.INVALID_LITERAL,
                    "The interval '%s' has no unit".formatted(amount),
                    "Write it as in INTERVAL '3' DAY or INTERVAL '3 days'.");
        }
        return unexpected("a unit such as DAY or MONTH");
    }

    /// X'0AFF', by the digits between its quotes.
    final SqlLiteral binary(String digits) {
        try {
            return SqlLiteral.createBinaryString(digits, position(getToken(0)));
        } catch (CalciteContextException _) {
            throw at(
                    getToken(0),
                    ErrorCode.MALFORMED_LITERAL,
                    "Invalid binary string",
                    "Write two hexadecimal digits for each byte, as in X'0AFF'.");
        }
    }

    final SqlNode escapedString() {
        Token token = getToken(0);
        try {
            return SqlLiteral.createCharString(
                    SqlParserUtil.parseCString(token.image), position(token));
        } catch (SqlParserUtil.MalformedUnicodeEscape _) {
            throw at(
                    token,
                    ErrorCode.SYNTAX_ERROR,
                    "Invalid Unicode escape in the string",
                    "Write \\u and four hexadecimal digits.");
        }
    }

    final Intervals.Part intervalPart(
            int sign, String text, SqlParserPos place, @Nullable SqlIntervalQualifier unit) {
        return new Intervals.Part(sign, text, place, unit);
    }

    final SqlNode interval(Span begin, List<Intervals.Part> parts) {
        return Intervals.of(begin.pos().plus(position(getToken(0))), parts);
    }

    /// The literal of an interval where only a literal can be.
    final SqlLiteral intervalLiteral(SqlNode interval) {
        if (interval instanceof SqlLiteral literal) {
            return literal;
        }
        throw at(
                getToken(0),
                ErrorCode.NOT_SUPPORTED,
                "An interval of months and shorter units is not a literal",
                "Write two intervals.");
    }

    static SqlNode typedText(SqlIdentifier type, SqlNode text) {
        SqlParserPos place = type.getParserPosition();
        return SqlStdOperatorTable.CAST.createCall(
                place.plus(text.getParserPosition()),
                text,
                new SqlDataTypeSpec(DataTypes.named(type, place), place));
    }

    /// `INT '1'`.
    final SqlNode typedLiteral(SqlIdentifier type, SqlNode text) {
        SqlParserPos place = type.getParserPosition();
        String word = type.getSimple().toUpperCase(Locale.ROOT);
        String name =
                switch (word) {
                    case "INTEGER" -> "INT";
                    case "REAL" -> "FLOAT";
                    case "VARCHAR", "TEXT" -> "STRING";
                    default -> word;
                };
        SqlTypeNameSpec named = DataTypes.function(name, dialect, place);
        return SqlStdOperatorTable.CAST.createCall(
                place.plus(text.getParserPosition()),
                text,
                new SqlDataTypeSpec(named == null ? DataTypes.named(type, place) : named, place));
    }

    static SqlTypeNameSpec namedType(SqlIdentifier name, SqlParserPos position) {
        return DataTypes.named(name, position);
    }

    final SqlTypeNameSpec decimal(
            SqlTypeName type, int precision, int scale, SqlParserPos position) {
        return DataTypes.exact(type, precision, scale, dialect, position);
    }

    static SqlNode array(SqlParserPos position, SqlNodeList elements) {
        return NestedForms.array(position, elements);
    }

    static SqlNode struct(SqlParserPos position, List<SqlNode> namesAndValues) {
        return NestedForms.call("NAMED_STRUCT", position, namesAndValues);
    }

    static SqlNode map(SqlParserPos position, List<SqlNode> keysAndValues) {
        return NestedForms.call("MAP", position, keysAndValues);
    }

    static SqlNode nameLiteral(SqlIdentifier name) {
        return SqlLiteral.createCharString(name.getSimple(), name.getParserPosition());
    }
}
