package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.partition.Transform;
import io.feldspar.session.operation.Operation;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.parser.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a data set is written: to files, or to a table. The options are those of
/// `docs/sql/files.md`.
public final class DataFrameWriter<T> {

    private final Dataset<T> dataset;
    private final Map<String, String> options = new LinkedHashMap<>();
    private SaveMode mode = SaveMode.ErrorIfExists;
    private @Nullable String format;
    private List<String> partitions = List.of();

    DataFrameWriter(Dataset<T> dataset) {
        this.dataset = dataset;
    }

    public DataFrameWriter<T> mode(SaveMode wanted) {
        mode = wanted;
        return this;
    }

    /// @param word append, overwrite, ignore or errorifexists
    public DataFrameWriter<T> mode(String word) {
        return mode(SaveMode.of(word));
    }

    /// @param name parquet, csv, json or avro
    public DataFrameWriter<T> format(String name) {
        format = name.toLowerCase(Locale.ROOT);
        return this;
    }

    public DataFrameWriter<T> option(String key, Object value) {
        options.put(key, value.toString());
        return this;
    }

    public DataFrameWriter<T> options(Map<String, String> all) {
        options.putAll(all);
        return this;
    }

    /// Puts rows with equal values of these columns into a folder of their own, such as
    /// `year=2024/month=1`, where the columns are names of folders alone.
    public DataFrameWriter<T> partitionBy(String... columns) {
        partitions = List.of(columns);
        return this;
    }

    // Files

    /// Writes files into a folder. Readers see all of them or none.
    ///
    /// @throws FeldsparException with TABLE_ALREADY_EXISTS where there is something
    public void save(String path) {
        new SavedFiles(dataset, fileFormat(), ForeignOptions.writing(options), mode)
                .save(path, partitions);
    }

    private String fileFormat() {
        return format == null ? "parquet" : format;
    }

    public void parquet(String path) {
        format("parquet").save(path);
    }

    public void csv(String path) {
        format("csv").save(path);
    }

    public void json(String path) {
        format("json").save(path);
    }

    public void avro(String path) {
        format("avro").save(path);
    }

    // Tables

    /// Makes a table of the rows, or adds them to it by the names of the columns.
    ///
    /// @param name as SQL writes it
    /// @throws FeldsparException with TABLE_ALREADY_EXISTS where there is one and the mode says so
    public void saveAsTable(String name) {
        if (mode == SaveMode.Append && dataset.feldspar().catalog().tableExists(name)) {
            insert(name, false, true);
            return;
        }
        Feldspar feldspar = dataset.feldspar();
        boolean own = format == null || format.equals("parquet") || format.equals("iceberg");
        run(
                new Statement.CreateTable(
                        ColumnName.parts(name),
                        mode == SaveMode.Ignore,
                        mode == SaveMode.Overwrite,
                        List.of(),
                        List.of(),
                        partitions.stream()
                                .map(
                                        column ->
                                                new PartitionField(
                                                        column, column, Transform.IDENTITY))
                                .toList(),
                        own ? null : format,
                        null,
                        ForeignOptions.writing(options),
                        Map.of(),
                        feldspar.text(dataset.query())),
                "CREATE TABLE " + name + " AS ");
    }

    /// Adds the rows to a table by the positions of the columns, or replaces all of its rows.
    public void insertInto(String name) {
        refusePartitions();
        insert(name, mode == SaveMode.Overwrite, false);
    }

    private void insert(String name, boolean overwrite, boolean byName) {
        run(
                new Statement.Insert(
                        ColumnName.parts(name),
                        overwrite,
                        List.of(),
                        byName,
                        dataset.feldspar().text(dataset.query())),
                "INSERT INTO " + name + " ");
    }

    private void refusePartitions() {
        if (!partitions.isEmpty()) {
            throw new FeldsparException(
                    ErrorCode.NOT_SUPPORTED,
                    "insertInto takes no partitions: the table has its own",
                    "Leave out partitionBy.");
        }
    }

    private void run(Statement statement, String text) {
        try (Operation operation =
                dataset.feldspar()
                        .execute(
                                statement, text + dataset.feldspar().text(dataset.query()).sql())) {
            operation.awaitRows();
        }
    }
}
