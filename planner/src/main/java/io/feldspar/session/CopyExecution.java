package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.plan.WriteTarget;
import io.feldspar.executor.source.format.FileFormats;
import io.feldspar.sql.access.Privilege;
import io.feldspar.sql.access.Securable;
import io.feldspar.sql.parser.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// COPY, which writes the rows of a query to a file, or to files in a directory where the target
/// ends in `/`, or where there are several because of partitions or sizes: a new or empty one
/// unless the options `append` or `overwrite` are true.
record CopyExecution(Statement.Copy copy) implements WriteExecution {

    private static final Set<String> OF_DIRECTORY =
            Set.of("append", "overwrite", "overwrite_or_ignore", "single_file");

    @Override
    public PlannedWrite plan(StatementContext context) {
        String format = format(context);
        context.catalog().access().require(Privilege.INSERT, Securable.ANY_FILE);
        PlannedQuery planned = context.plan(copy.query());
        context.namedWritable().checkPath(Path.of(copy.target()));
        Destination destination = destination(context.operation().id().text(), format);
        CopyLayout layout = CopyLayout.of(copy.options(), planned.schema());
        WriteTarget target =
                new WriteTarget(
                        "'" + copy.target() + "'",
                        destination.staging(),
                        destination.path(),
                        destination.suffix(),
                        format,
                        layout.columns(),
                        formatOptions(),
                        List.of(),
                        layout.files());
        if (layout.partitioned()) {
            return PlannedWrite.partitioned(
                    context, layout.rows(planned.plan()), destination, target, layout::folder);
        }
        return PlannedWrite.of(
                planned.plan(),
                isSet("single_file") ? destination.inOneFile() : destination,
                target);
    }

    private Map<String, String> formatOptions() {
        Map<String, String> options = new LinkedHashMap<>(copy.options());
        options.keySet().removeAll(OF_DIRECTORY);
        options.keySet().removeAll(CopyLayout.OPTIONS);
        return options;
    }

    /// Whether there may be several files, whose directory the target is.
    private boolean toDirectory() {
        return copy.target().endsWith("/") || CopyLayout.needsDirectory(copy.options());
    }

    private boolean isSet(String option) {
        String value = copy.options().get(option);
        if (value == null || value.equalsIgnoreCase("false")) {
            return false;
        }
        if (!value.equalsIgnoreCase("true") || !toDirectory()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "Invalid value '%s' for option '%s' of a copy to '%s'"
                            .formatted(value, option, copy.target()),
                    "It is true or false, for a directory: a target that ends in '/'.");
        }
        return true;
    }

    private String format(StatementContext context) {
        String format = copy.options().get("format");
        if (format == null) {
            format = context.catalogs().formatOf(copy.target());
        }
        if (format == null) {
            throw new FeldsparException(
                    ErrorCode.INVALID_PARAMETER,
                    "The format of '%s' is not clear from its name".formatted(copy.target()),
                    "Add (FORMAT parquet) or another.");
        }
        return format.toLowerCase(Locale.ROOT);
    }

    private Destination destination(String id, String format) {
        Path path = Path.of(copy.target());
        boolean append = isSet("append") || isSet("overwrite_or_ignore");
        boolean overwrite = isSet("overwrite");
        if (!toDirectory()) {
            if (Files.isDirectory(path)) {
                throw refused("it is a directory", "Name a file in it, or end the name in '/'.");
            }
            return Destination.file(path, id);
        }
        String suffix = FileFormats.suffix(format, formatOptions());
        String[] held = path.toFile().list();
        if (held != null && held.length > 0 && append) {
            return Destination.filledDirectory(path, id, suffix);
        }
        if (held != null && overwrite) {
            return Destination.replacedDirectory(path, id, suffix);
        }
        if (held == null ? Files.exists(path) : held.length > 0) {
            throw refused(
                    "it is not an empty directory",
                    "Name another, or add APPEND true or OVERWRITE true.");
        }
        return Destination.newDirectory(path, id, suffix);
    }

    private FeldsparException refused(String reason, String advice) {
        return new FeldsparException(
                ErrorCode.IO_ERROR,
                "'%s' cannot be written: %s".formatted(copy.target(), reason),
                advice);
    }
}
