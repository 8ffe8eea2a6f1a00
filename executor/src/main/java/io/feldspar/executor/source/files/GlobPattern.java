package io.feldspar.executor.source.files;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A location with `*`, `?`, `[a-z]`, `[!a]`, `{a,b}` or `**`; a backslash takes the meaning
/// from what follows.
///
/// Braces are multiplied out first, then each alternative is matched folder by folder, so that
/// only folders that can match are listed.
record GlobPattern(List<Alternative> alternatives) {

    private static final int MAX_ALTERNATIVES = 10_000;

    /// @param base the folder before the first name with a wildcard
    /// @param names the names below it, at least one
    record Alternative(Path base, List<String> names) {}

    static boolean isGlob(String location) {
        return location.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
    }

    static GlobPattern parse(String location) {
        List<String> expanded = new ArrayList<>();
        expandBraces(location, expanded);
        return new GlobPattern(expanded.stream().map(GlobPattern::alternative).toList());
    }

    /// The folder that every match lies in, as far as the first alternative tells.
    Path base() {
        return alternatives.getFirst().base();
    }

    /// The files and folders that match, sorted.
    Set<Path> matches() {
        Set<Path> matches = new TreeSet<>();
        for (Alternative alternative : alternatives) {
            if (alternative.names().isEmpty()) {
                if (Files.exists(alternative.base())) {
                    matches.add(alternative.base());
                }
            } else {
                match(alternative.base(), alternative.names(), 0, new HashSet<>(), matches);
            }
        }
        return matches;
    }

    private static void match(
            Path folder, List<String> names, int index, Set<Path> above, Set<Path> matches) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        String name = names.get(index);
        boolean last = index == names.size() - 1;
        if (name.equals("**")) {
            matchAnyDepth(folder, names, index, above, matches);
            return;
        }
        boolean hidden = name.startsWith(".") || name.startsWith("_");
        Pattern pattern = regex(name);
        for (Path child : FilePaths.children(folder)) {
            String childName = child.getFileName().toString();
            boolean meant = hidden || FilePaths.visible(childName);
            meant &= !last || FilePaths.isNote(name) || !isNote(child);
            if (meant && pattern.matcher(childName).matches()) {
                if (last) {
                    matches.add(child);
                } else {
                    match(child, names, index + 1, above, matches);
                }
            }
        }
    }

    private static boolean isNote(Path file) {
        return FilePaths.isNote(file.getFileName().toString()) && Files.isRegularFile(file);
    }

    private static void matchAnyDepth(
            Path folder, List<String> names, int index, Set<Path> above, Set<Path> matches) {
        Path real = folder.toAbsolutePath().normalize();
        try {
            real = folder.toRealPath();
        } catch (java.io.IOException e) {
            throw DataFile.cannotRead(folder, e);
        }
        if (!above.add(real)) {
            return;
        }
        boolean last = index == names.size() - 1;
        if (!last) {
            match(folder, names, index + 1, above, matches);
        }
        for (Path child : FilePaths.children(folder)) {
            if (FilePaths.visible(child.getFileName().toString())) {
                if (Files.isDirectory(child)) {
                    matchAnyDepth(child, names, index, above, matches);
                } else if (last && !isNote(child)) {
                    matches.add(child);
                }
            }
        }
        above.remove(real);
    }

    private static Alternative alternative(String location) {
        boolean absolute = location.startsWith("/");
        List<String> names = new ArrayList<>();
        Path base = Path.of(absolute ? "/" : "");
        for (String name : location.split("/", -1)) {
            if (name.isEmpty()) {
                continue;
            }
            if (names.isEmpty() && !isGlob(name)) {
                base = base.resolve(FilePaths.path(name));
            } else {
                names.add(name);
            }
        }
        return new Alternative(base, names);
    }

    private static void expandBraces(String location, List<String> expanded) {
        int open = location.indexOf('{');
        int close = open < 0 ? -1 : closing(location, open);
        if (close < 0) {
            if (expanded.size() >= MAX_ALTERNATIVES) {
                throw new FeldsparException(
                        ErrorCode.STATEMENT_TOO_COMPLEX,
                        "A pattern expands to more than %d alternatives"
                                .formatted(MAX_ALTERNATIVES),
                        "Use fewer braces.");
            }
            expanded.add(location);
            return;
        }
        String head = location.substring(0, open);
        String tail = location.substring(close + 1);
        int depth = 0;
        int from = open + 1;
        for (int i = open + 1; i <= close; i++) {
            char c = location.charAt(i);
            if (i == close || (c == ',' && depth == 0)) {
                expandBraces(head + location.substring(from, i) + tail, expanded);
                from = i + 1;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            }
        }
    }

    private static int closing(String location, int open) {
        int depth = 0;
        for (int i = open; i < location.length(); i++) {
            if (location.charAt(i) == '{') {
                depth++;
            } else if (location.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Pattern regex(String glob) {
        StringBuilder regex = new StringBuilder();
        int i = 0;
        while (i < glob.length()) {
            char c = glob.charAt(i);
            int close = c == '[' ? glob.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (close > 0) {
                boolean negated = glob.charAt(i + 1) == '!' || glob.charAt(i + 1) == '^';
                String set = glob.substring(negated ? i + 2 : i + 1, close);
                regex.append(negated ? "[^" : "[");
                regex.append(set.replaceAll("[\\\\\\[\\]&^]", "\\\\$0")).append(']');
                i = close;
            } else {
                if (c == '\\' && i + 1 < glob.length()) {
                    c = glob.charAt(++i);
                }
                regex.append(Pattern.quote(String.valueOf(c)));
            }
            i++;
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "'%s' is not a valid pattern: %s".formatted(glob, e.getDescription()),
                    e);
        }
    }
}
