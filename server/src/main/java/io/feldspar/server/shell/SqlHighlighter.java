package io.feldspar.server.shell;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Shows keywords, strings, numbers, comments and commands in colours of their own.
final class SqlHighlighter implements Highlighter {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<comment>--[^\\n]*|/\\*.*?(?:\\*/|$))"
                            + "|(?<string>'(?:[^']|'')*'?)"
                            + "|(?<name>\"[^\"]*\"?|`[^`]*`?)"
                            + "|(?<number>\\b\\d[\\w.]*)"
                            + "|(?<word>[A-Za-z_]\\w*)",
                    Pattern.DOTALL);

    private final CatalogNames names;
    private final Set<String> keywords = new TreeSet<>();

    SqlHighlighter(CatalogNames names) {
        this.names = names;
    }

    @Override
    public AttributedString highlight(LineReader reader, String line) {
        AttributedStringBuilder text = new AttributedStringBuilder();
        if (CommandLines.isCommand(line)) {
            return text.styled(AttributedStyle.DEFAULT.foreground(AttributedStyle.MAGENTA), line)
                    .toAttributedString();
        }
        int end = 0;
        Matcher tokens = TOKEN.matcher(line);
        while (tokens.find()) {
            text.append(line.substring(end, tokens.start()));
            text.styled(style(tokens), tokens.group());
            end = tokens.end();
        }
        return text.append(line.substring(end)).toAttributedString();
    }

    private AttributedStyle style(Matcher token) {
        if (token.group("comment") != null) {
            return AttributedStyle.DEFAULT.faint();
        }
        if (token.group("string") != null) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
        }
        if (token.group("number") != null) {
            return AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN);
        }
        String word = token.group("word");
        return word != null && isKeyword(word)
                ? AttributedStyle.BOLD.foreground(AttributedStyle.BLUE)
                : AttributedStyle.DEFAULT;
    }

    private boolean isKeyword(String word) {
        if (keywords.isEmpty()) {
            try {
                names.keywords().forEach(each -> keywords.add(each.toUpperCase(Locale.ROOT)));
            } catch (SQLException _) {
                // Without a connection there are no keywords, and statements tell why.
                return false;
            }
        }
        return keywords.contains(word.toUpperCase(Locale.ROOT));
    }
}
