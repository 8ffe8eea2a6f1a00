package io.feldspar.session.setting;

import io.feldspar.planner.QueryPlanner;
import java.io.File;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the values of settings that are lists or flags.
final class SettingParsers {

    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,18})\\s*([a-z%]*)");

    private SettingParsers() {}

    /// A number and its unit.
    static Matcher quantity(String text) {
        Matcher matcher = QUANTITY.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it must be a number and a unit");
        }
        return matcher;
    }

    static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        for (String name : text.split(",", -1)) {
            if (!name.isBlank()) {
                names.add(name.trim());
            }
        }
        return names;
    }

    static Set<String> steps(String text) {
        Set<String> steps = names(text);
        for (String step : steps) {
            if (!QueryPlanner.optional().contains(step)) {
                throw new IllegalArgumentException("'" + step + "' is not a rule or step");
            }
        }
        return steps;
    }

    static List<Path> paths(String text) {
        return Arrays.stream(text.split(File.pathSeparator, -1))
                .filter(each -> !each.isBlank())
                .map(Path::of)
                .toList();
    }

    static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "on", "1" -> true;
            case "false", "off", "0" -> false;
            default -> throw new IllegalArgumentException("it must be true or false");
        };
    }

    /// A zone as it is written, but UTC is always called so.
    static String timeZone(String text) {
        try {
            ZoneId zone = ZoneId.of(text, ZoneId.SHORT_IDS);
            return zone.normalized().equals(ZoneOffset.UTC) ? "UTC" : text;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it is not a time zone", e);
        }
    }
}
