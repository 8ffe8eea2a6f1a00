package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The text of PREPARE, with `?` for each of its parameters.
///
/// ```text
/// SELECT ? + ?                  SELECT ? + ?             parameters [0, 1]
/// SELECT $1 + $1                SELECT ?  + ?            parameters [0, 0]
/// SELECT $low + $high           SELECT ?    + ?          parameters [0, 1], names [low, high]
/// ```
///
/// @param sql the text
/// @param statement the text, parsed
/// @param parameters the number of the parameter that each `?` is, from 0
/// @param names of the parameters, in lower case, where they have any
public record PreparedText(
        String sql, Statement statement, List<Integer> parameters, List<String> names) {

    /// How many values it takes.
    public int count() {
        return parameters.stream().mapToInt(number -> number + 1).max().orElse(0);
    }

    /// @param types of the parameters, as they are written; empty where they are not declared
    static PreparedText of(String sql, List<String> types, Dialect dialect) {
        return new Reading(sql, types, dialect).text();
    }

    /// A text whose parameters are looked for.
    private static final class Reading {

        private final String sql;
        private final List<String> types;
        private final Dialect dialect;
        private final List<Integer> parameters = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private boolean numbered;
        private int questions;

        Reading(String sql, List<String> types, Dialect dialect) {
            this.sql = sql;
            this.types = types;
            this.dialect = dialect;
        }

        PreparedText text() {
            StringBuilder text = new StringBuilder();
            int end = 0;
            for (StatementTokens.Lexeme token : StatementTokens.lexemes(sql, dialect)) {
                Integer number = number(token);
                if (number != null) {
                    parameters.add(number);
                    text.append(sql, end, token.start()).append(marked(number));
                    end = token.end();
                }
            }
            text.append(sql, end, sql.length());
            if ((questions > 0 ? 1 : 0) + (numbered ? 1 : 0) + (names.isEmpty() ? 0 : 1) > 1) {
                throw new FeldsparException(
                        ErrorCode.SYNTAX_ERROR,
                        "The statement has parameters of several kinds",
                        "Use ?, $1 or $name, but not two of them.");
            }
            Statement statement = StatementParser.parseOne(text.toString(), dialect);
            return new PreparedText(sql, statement, List.copyOf(parameters), List.copyOf(names));
        }

        private @Nullable Integer number(StatementTokens.Lexeme token) {
            if (token.kind() == FeldsparParserConstants.HOOK) {
                return questions++;
            }
            String image = sql.substring(token.start(), token.end());
            if (token.kind() == FeldsparParserConstants.NUMBERED_PARAMETER) {
                numbered = true;
                return numbered(image);
            }
            if (token.kind() != FeldsparParserConstants.IDENTIFIER || !image.startsWith("$")) {
                return null;
            }
            String name = image.substring(1).toLowerCase(Locale.ROOT);
            if (!names.contains(name)) {
                names.add(name);
            }
            return names.indexOf(name);
        }

        private static int numbered(String image) {
            int number = image.length() > 5 ? 0 : Integer.parseInt(image.substring(1));
            if (number == 0) {
                throw new FeldsparException(
                        ErrorCode.SYNTAX_ERROR,
                        "There is no parameter '%s'".formatted(image),
                        "Number them from $1 to $9999.");
            }
            return number - 1;
        }

        private String marked(int number) {
            return number < types.size() ? "CAST(? AS " + types.get(number) + ")" : "?";
        }
    }
}
