package io.feldspar.server.shell;

import io.feldspar.server.format.OutputFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Completes by the text before the cursor: commands and their arguments, settings after SET,
/// names of files within quotes, columns behind the alias of a table. Anywhere else it offers the
/// columns of tables that the statement names, tables, catalogs, functions and keywords.
final class SqlCompleter implements Completer {

    private static final Pattern TABLE =
            Pattern.compile(
                    "\\b(?:from|join|into|describe|table)\\s+([\\w.]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LAST_WORD = Pattern.compile("[\\w.]*$");
    private static final Pattern SETTING =
            Pattern.compile("\\s*(?:set|reset|show)\\s+[\\w.]*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPEN_STRING = Pattern.compile("[^']*(?:'[^']*'[^']*)*'([^']*)$");
    private static final Pattern ALIASED =
            Pattern.compile(
                    "\\b(?:from|join|,)\\s+([\\w.]+)\\s+(?:as\\s+)?(\\w+)",
                    Pattern.CASE_INSENSITIVE);

    private final CatalogNames names;

    SqlCompleter(CatalogNames names) {
        this.names = names;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        String before = line.line().substring(0, line.cursor());
        Matcher open = OPEN_STRING.matcher(before);
        if (open.matches()) {
            files(open.group(1), line, candidates);
            return;
        }
        Matcher word = LAST_WORD.matcher(before);
        String typed = word.find() ? word.group() : "";
        // The part of the reader's word before ours, such as a bracket, has to stay.
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
            all.addAll(commands(before));
        } else if (SETTING.matcher(before).matches()) {
            all.addAll(names.settings());
        } else if (typed.contains(".")) {
            all.addAll(behindAlias(line, typed));
            all.addAll(qualified(typed));
        } else {
            all.addAll(columnsIn(line));
            all.addAll(names.tables());
            all.addAll(names.catalogs());
            if (!typed.isEmpty()) {
                all.addAll(names.functions());
            }
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

    /// A command, or what it takes.
    private List<String> commands(String before) throws SQLException {
        String command = before.strip().split("\\s+", -1)[0].toLowerCase(Locale.ROOT);
        boolean argument = before.stripLeading().matches("(?s)\\S+\\s.*");
        if (!argument) {
            return DotCommands.names();
        }
        return switch (command) {
            case ".schema", ".tables" -> names.tables();
            case ".functions" -> names.functions();
            case ".format", ".mode" ->
                    Arrays.stream(OutputFormat.values())
                            .map(format -> format.name().toLowerCase(Locale.ROOT))
                            .toList();
            case ".timer", ".headers", ".types", ".bail" -> List.of("on", "off");
            default -> List.of();
        };
    }

    /// `alias.column` of the table that has the alias.
    private List<String> behindAlias(String line, String typed) throws SQLException {
        int dot = typed.indexOf('.');
        String alias = typed.substring(0, dot);
        List<String> all = new ArrayList<>();
        Matcher tables = ALIASED.matcher(line);
        while (tables.find()) {
            if (tables.group(2).equalsIgnoreCase(alias)) {
                names.columns(tables.group(1)).forEach(column -> all.add(alias + "." + column));
            }
        }
        for (String column : names.columns(alias)) {
            all.add(alias + "." + column);
        }
        return all;
    }

    /// Files and folders whose names continue the text in quotes.
    private static void files(String typed, ParsedLine line, List<Candidate> candidates) {
        int slash = typed.lastIndexOf('/') + 1;
        Path folder = Path.of(slash == 0 ? "." : typed.substring(0, slash));
        String kept = line.word().substring(0, Math.max(0, line.wordCursor() - typed.length()));
        try (Stream<Path> found = Files.list(folder)) {
            found.sorted()
                    .forEach(
                            path -> {
                                String end = Files.isDirectory(path) ? "/" : "";
                                String name = typed.substring(0, slash) + path.getFileName() + end;
                                if (name.startsWith(typed)) {
                                    candidates.add(
                                            new Candidate(
                                                    kept + name,
                                                    name,
                                                    null,
                                                    null,
                                                    null,
                                                    null,
                                                    false));
                                }
                            });
        } catch (IOException _) {
            // A folder that cannot be read offers nothing.
            candidates.clear();
        }
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
