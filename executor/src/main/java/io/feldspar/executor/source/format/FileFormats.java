package io.feldspar.executor.source.format;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.OutputFile;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.TableSink;
import io.feldspar.executor.source.avro.AvroFormat;
import io.feldspar.executor.source.csv.CsvFormat;
import io.feldspar.executor.source.files.FileAccess;
import io.feldspar.executor.source.files.FileFormat;
import io.feldspar.executor.source.files.FileLocations;
import io.feldspar.executor.source.files.FileOptions;
import io.feldspar.executor.source.files.FileSet;
import io.feldspar.executor.source.json.JsonFormat;
import io.feldspar.executor.source.text.Decompression;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The file formats that the engine reads and writes. A new one is a [FileFormat] and an entry in
/// the list.
public final class FileFormats {

    private static final List<FileFormat> FORMATS =
            List.of(new ParquetFormat(), new CsvFormat(), new JsonFormat(), new AvroFormat());

    /// Options that a table may carry for its readers and that say nothing to a writer.
    private static final List<String> READING_ONLY =
            List.of(
                    "format",
                    "mode",
                    "sample_size",
                    "all_varchar",
                    "max_line_size",
                    "encoding",
                    "columns",
                    "dateformat",
                    "timestampformat",
                    "hive_partitioning",
                    "hive_types");

    private FileFormats() {}

    /// The names of the formats, in lower case.
    public static Set<String> names() {
        Set<String> names = new TreeSet<>();
        FORMATS.forEach(format -> names.add(format.name()));
        return names;
    }

    /// The format that a file of that name has, or null where the name does not tell.
    public static @Nullable String formatOf(String path) {
        String name = Decompression.withoutSuffix(path);
        for (FileFormat format : FORMATS) {
            if (format.extensions().stream().anyMatch(name::endsWith)) {
                return format.name();
            }
        }
        return null;
    }

    /// A table of the files at the locations.
    ///
    /// @param locations files, folders or patterns
    /// @param options of the format, in any case
    /// @param declared the columns that the user declared, or null where the files tell
    /// @param access the files that may be read
    /// @throws FeldsparException with FILE_NOT_FOUND, INSUFFICIENT_PRIVILEGE, DATA_CORRUPT or
    ///     INVALID_PARAMETER
    public static ResolvedTable open(
            String format,
            List<String> locations,
            Map<String, String> options,
            @Nullable Schema declared,
            FileAccess access) {
        FileFormat opener = named(format);
        FileOptions named = new FileOptions(opener.name(), options);
        FileSet files = FileLocations.files(locations, named, access);
        Schema content = declared == null ? null : withoutPartitions(declared, files);
        TableHandle.Files handle =
                new TableHandle.Files(opener.name(), files, named.unread(), content);
        return new ResolvedTable(handle, open(opener, handle, named));
    }

    /// The table of files that were found and whose options were checked before.
    ///
    /// @throws FeldsparException as [#open] does, and with IO_ERROR where a file has
    ///     changed since it was found
    static Table reopen(TableHandle.Files handle) {
        handle.files().checkUnchanged();
        return open(handle);
    }

    /// The table of files that a catalog knows.
    ///
    /// @throws FeldsparException with FILE_NOT_FOUND, DATA_CORRUPT or INVALID_PARAMETER
    public static Table open(TableHandle.Files handle) {
        FileFormat opener = named(handle.format());
        return open(opener, handle, new FileOptions(opener.name(), handle.options()));
    }

    private static Table open(FileFormat opener, TableHandle.Files handle, FileOptions options) {
        Table table = opener.open(handle.files(), options, handle.declared());
        options.end();
        return table;
    }

    /// Whether files of the format tell the types of their columns, see [FileFormat#storesTypes].
    public static boolean storesTypes(String format) {
        return named(format).storesTypes();
    }

    /// How the names of files end that are written, such as `.csv.gz`.
    ///
    /// @throws FeldsparException with INVALID_PARAMETER where an option that says so is wrong
    public static String suffix(String format, Map<String, String> options) {
        FileFormat writer = named(format);
        return writer.suffix(new FileOptions(writer.name(), options));
    }

    /// Begins a file.
    ///
    /// @param options of the format, in any case; those for readers only are passed over
    /// @throws FeldsparException as [FileFormat#create] does
    public static TableSink create(
            OutputFile file, String format, Schema schema, Map<String, String> options) {
        FileFormat writer = named(format);
        FileOptions named = new FileOptions(writer.name(), options);
        for (String option : READING_ONLY) {
            named.text(option);
        }
        return writer.create(file, schema, named);
    }

    private static FileFormat named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FORMATS.stream()
                .filter(format -> format.name().equals(lower))
                .findFirst()
                .orElseThrow(
                        () ->
                                new FeldsparException(
                                        ErrorCode.NOT_SUPPORTED,
                                        "Format '%s' is not known".formatted(name),
                                        "Use one of %s.".formatted(names())));
    }

    private static Schema withoutPartitions(Schema declared, FileSet files) {
        List<Field> own =
                declared.fields().stream()
                        .filter(
                                field ->
                                        files.partitions().fields().stream()
                                                .noneMatch(
                                                        partition ->
                                                                partition
                                                                        .name()
                                                                        .equalsIgnoreCase(
                                                                                field.name())))
                        .toList();
        return new Schema(own);
    }
}
