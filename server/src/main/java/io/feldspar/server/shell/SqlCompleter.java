package io.feldspar.server.shell;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes dot commands, keywords, the names of catalogs, schemas and tables, and the columns of
/// the tables that the statement names.
final class SqlCompleter implements Completer {

    private static final Pattern TABLE =
            Pattern.compile(
                    "\\b(?:from|join|into|describe|table)\\s+([\\w.]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST_WORD = Pattern.compile("[\\w.]*$");

    private final CatalogNames names;

    SqlCompleter(CatalogNames names) {
        this.names = names;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor());
        Matcher word = LAST_WORD.matcher(before);
        String typed = word.find() ? word.group() : "";
        // Of the reader's word, what stands before ours, such as a bracket, has to stay.
        String kept = line.word().substring(0, Math.max(0, line.wordCursor() - typed.length()));
        try {
            for (String each : suggestions(line.line(), before, typed)) {
                candidates.add(new Candidate(kept + each, each, null, null, null, null, true));
            }
        } catch (SQLException error) {
            // A catalog that cannot be read offers nothing; the statement will tell why.
            candidates.clear();
        }
    }

    /// Whole words that continue `typed`, which ends at the cursor.
    Set<String> suggestions(String line, String before, String typed) throws SQLException {
        Set<String> all = new LinkedHashSet<>();
        if (before.stripLeading().startsWith(".")) {
            all.addAll(DotCommands.names());
        } else if (typed.contains(".")) {
            all.addAll(qualified(typed));
        } else {
            all.addAll(columnsIn(line));
            all.addAll(names.tables());
            all.addAll(names.catalogs());
            boolean capitals = typed.equals(typed.toUpperCase(Locale.ROOT));
            for (String keyword : names.keywords()) {
                all.add(
                        capitals
                                ? keyword.toUpperCase(Locale.ROOT)
                                : keyword.toLowerCase(Locale.ROOT));
            }
        }
        String prefix = typed.toLowerCase(Locale.ROOT);
        all.removeIf(each -> !each.toLowerCase(Locale.ROOT).startsWith(prefix));
        return all;
    }

    private Set<String> columnsIn(String line) throws SQLException {
        Set<String> columns = new LinkedHashSet<>();
        Matcher tables = TABLE.matcher(line);
        while (tables.find()) {
            columns.addAll(names.columns(tables.group(1)));
        }
        return columns;
    }

    /// What may follow `catalog.` and `catalog.schema.`.
    private List<String> qualified(String typed) throws SQLException {
        String[] parts = typed.split("\\.", -1);
        String path = typed.substring(0, typed.lastIndexOf('.') + 1);
        List<String> all = new ArrayList<>();
        if (parts.length == 2) {
            names.schemas(parts[0]).forEach(schema -> all.add(path + schema));
        } else if (parts.length == 3) {
            names.tables(parts[0], parts[1]).forEach(table -> all.add(path + table));
        }
        return all;
    }
}
