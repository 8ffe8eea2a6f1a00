package io.feldspar.dataset;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.source.WriteErrors;
import io.feldspar.session.FileTree;
import io.feldspar.session.operation.Operation;
import io.feldspar.sql.parser.Statement;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.Operator;
import io.feldspar.sql.tree.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A data set that is written to a folder.
///
/// @param options names in lower case
record SavedFiles(Dataset<?> dataset, String format, Map<String, String> options, SaveMode mode) {

    private static final String NULL = "__HIVE_DEFAULT_PARTITION__";

    /// @param partitions the columns whose values name folders, or none
    void save(String path, List<String> partitions) {
        if (mode == SaveMode.Ignore && Files.exists(Path.of(path))) {
            return;
        }
        if (partitions.isEmpty()) {
            copy(dataset.query(), folder(path), mode, dataset.inOneFile());
        } else {
            savePartitions(path, partitions);
        }
    }

    private static String folder(String path) {
        return path.endsWith("/") ? path : path + "/";
    }

    private void copy(Query query, String folder, SaveMode how, boolean single) {
        Map<String, String> all = new HashMap<>(options);
        all.put("format", format);
        switch (how) {
            case Append -> all.put("append", "true");
            case Overwrite -> all.put("overwrite", "true");
            case ErrorIfExists, Ignore -> {}
        }
        if (single) {
            all.put("single_file", "true");
        }
        Feldspar feldspar = dataset.feldspar();
        var text = feldspar.text(query);
        try (Operation operation =
                feldspar.execute(
                        new Statement.Copy(text, folder, all),
                        "COPY (%s) TO '%s'".formatted(text.sql(), folder))) {
            operation.awaitRows();
        }
    }

    /// A copy for each combination of values, of rows that are computed once. A new folder gets its
    /// name when it is complete.
    private void savePartitions(String path, List<String> partitions) {
        Path target = Path.of(path).toAbsolutePath();
        boolean exists = Files.exists(target);
        if (mode == SaveMode.ErrorIfExists && exists) {
            throw new FeldsparException(
                    ErrorCode.TABLE_ALREADY_EXISTS,
                    "'%s' exists".formatted(path),
                    "Use another path, or mode append or overwrite.");
        }
        boolean append = mode == SaveMode.Append && exists;
        Path staging =
                append
                        ? target
                        : target.resolveSibling(
                                "_temporary-%s-%s"
                                        .formatted(target.getFileName(), UUID.randomUUID()));
        try {
            if (!append) {
                Files.createDirectories(staging);
            }
            writePartitions(staging, partitions);
            if (!append) {
                FileTree.delete(target);
                Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw WriteErrors.of(target, e);
        }
    }

    private void writePartitions(Path target, List<String> partitions) throws IOException {
        Dataset<?> rows = dataset.checkpoint();
        List<Expr> keys =
                partitions.stream().<Expr>map(column -> new Expr.Name(List.of(column))).toList();
        List<Row> values =
                rows.feldspar()
                        .dataset(new Query.Project(rows.query(), keys))
                        .distinct()
                        .collectAsList();
        for (Row value : values) {
            Query part = rows.query();
            Path folder = target;
            for (int i = 0; i < keys.size(); i++) {
                Expr.Constant constant = new Expr.Constant(value.get(i));
                part =
                        new Query.Filter(
                                part,
                                Expr.Operation.of(Operator.NULL_SAFE_EQUAL, keys.get(i), constant));
                folder = folder.resolve(partitions.get(i) + "=" + folderName(value.get(i)));
            }
            Files.createDirectories(folder);
            copy(new Query.Drop(part, keys), folder(folder.toString()), SaveMode.Append, false);
        }
    }

    /// The value as Hive names folders.
    private static String folderName(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        StringBuilder name = new StringBuilder();
        for (char letter : CellText.of(value).toCharArray()) {
            if (letter < ' ' || "\"#%'*/:=?\\{[]^\u007f".indexOf(letter) >= 0) {
                name.append('%').append("%02X".formatted((int) letter));
            } else {
                name.append(letter);
            }
        }
        return name.isEmpty() ? NULL : name.toString();
    }
}
