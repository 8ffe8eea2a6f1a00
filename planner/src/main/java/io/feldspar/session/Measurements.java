package io.feldspar.session;

import io.feldspar.executor.plan.PhysicalPlan;
import io.feldspar.executor.plan.PhysicalPlan.Exchange;
import io.feldspar.executor.plan.PhysicalPlan.Scan;
import io.feldspar.executor.plan.PhysicalPlan.Write;
import io.feldspar.executor.source.ScanRequest;
import io.feldspar.executor.source.Split;
import io.feldspar.executor.source.Table;
import io.feldspar.executor.source.WrittenFile;
import io.feldspar.executor.task.NodeMetrics;
import io.feldspar.executor.task.QueryMemory;
import io.feldspar.planner.explain.PlanJson;
import io.feldspar.planner.explain.PlanText;
import io.feldspar.planner.lowering.RunningQuery;
import io.feldspar.session.operation.Redaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What was measured of a query that has run, as EXPLAIN ANALYZE tells it.
///
/// @param tables the table that a scan read
/// @param millis from start to end
/// @param nanos that all nodes took, summed over tasks
record Measurements(RunningQuery query, Function<Scan, Table> tables, double millis, long nanos) {

    static Measurements of(
            RunningQuery query, PhysicalPlan plan, Function<Scan, Table> tables, double millis) {
        Measurements unsummed = new Measurements(query, tables, millis, 0);
        return new Measurements(query, tables, millis, unsummed.total(plan));
    }

    /// A plan as JSON with what was measured of it so far, without the secrets of its statement.
    static String profile(RunningQuery query, PhysicalPlan plan) {
        Measurements measured =
                of(
                        query,
                        plan,
                        _ -> {
                            throw new IllegalStateException("a profile opens no table");
                        },
                        0);
        return PlanJson.of(plan, Map.of(), measured::measured, Redaction::of);
    }

    private long total(PhysicalPlan plan) {
        return ownNanos(plan) + plan.inputs().stream().mapToLong(this::total).sum();
    }

    /// Without what the node pulled from in the same task.
    private long ownNanos(PhysicalPlan node) {
        NodeMetrics metrics = query.metrics().of(node);
        if (metrics == null) {
            return 0;
        }
        long inputs =
                node.inputs().stream()
                        .map(query.metrics()::of)
                        .mapToLong(input -> input == null ? 0 : input.nanos())
                        .sum();
        return Math.max(0, metrics.nanos() - inputs);
    }

    private long share(PhysicalPlan node) {
        return nanos == 0 ? 0 : Math.round(100.0 * ownNanos(node) / nanos);
    }

    /// The rows of an exchange are those written to it; joins and merges read them without an
    /// operator.
    private @Nullable NodeMetrics counted(PhysicalPlan node) {
        return query.metrics().of(node instanceof Exchange exchange ? exchange.input() : node);
    }

    /// The text after a node in a plan's text.
    String text(PhysicalPlan node) {
        return "~%s rows (%s)".formatted(PlanText.rows(node.estimatedRows()), actual(node));
    }

    private String actual(PhysicalPlan node) {
        NodeMetrics counted = counted(node);
        if (counted == null) {
            return "not run";
        }
        String rows =
                node instanceof Write
                        ? written(query.written())
                        : PlanText.rows(counted.rows()) + " rows";
        NodeMetrics metrics = query.metrics().of(node);
        if (metrics == null) {
            return rows;
        }
        QueryMemory used = metrics.used();
        return String.format(
                Locale.ROOT,
                "%s, %.1f ms, %d %%%s%s%s%s",
                rows,
                metrics.nanos() / 1e6,
                share(node),
                used.peakBytes() == 0 ? "" : ", " + bytes(used.peakBytes()),
                spilled(used.spilledBytes()),
                metrics.ignored() == 0 ? "" : ", ignored values " + metrics.ignored(),
                node instanceof Scan scan ? read(Pieces.of(scan, tables.apply(scan))) : "");
    }

    private static String read(Pieces pieces) {
        return pieces.read() == pieces.all()
                ? ", read " + bytes(pieces.bytes())
                : ", read %d of %d pieces, %s of %s"
                        .formatted(
                                pieces.read(),
                                pieces.all(),
                                bytes(pieces.bytes()),
                                bytes(pieces.allBytes()));
    }

    /// The pieces of a table, such as ranges of row groups, that statistics let a scan read, and
    /// all of them.
    ///
    /// @param bytes of the columns that were asked for
    private record Pieces(int read, int all, long bytes, long allBytes) {

        static Pieces of(Scan scan, Table table) {
            List<Split> read =
                    table.splits(
                            new ScanRequest(
                                    scan.columns(),
                                    scan.filters(),
                                    List.of(),
                                    scan.schema().types()));
            List<Split> all =
                    table.splits(
                            new ScanRequest(
                                    scan.columns(), List.of(), List.of(), scan.schema().types()));
            return new Pieces(read.size(), all.size(), bytes(read), bytes(all));
        }

        private static long bytes(List<Split> splits) {
            return splits.stream().mapToLong(Split::bytes).sum();
        }
    }

    /// What is said of a node in a plan's JSON.
    Map<String, Object> fields(PhysicalPlan node) {
        Map<String, Object> fields = measured(node);
        if (node instanceof Scan scan && !fields.isEmpty()) {
            Pieces pieces = Pieces.of(scan, tables.apply(scan));
            fields.put("pieces", pieces.all());
            fields.put("piecesRead", pieces.read());
            fields.put("bytesRead", pieces.bytes());
        }
        return fields;
    }

    private Map<String, Object> measured(PhysicalPlan node) {
        Map<String, Object> fields = new LinkedHashMap<>();
        NodeMetrics counted = counted(node);
        if (counted == null) {
            return fields;
        }
        fields.put("rows", counted.rows());
        fields.put("tasks", counted.skew().tasks());
        fields.put("mostRows", counted.skew().mostRows());
        NodeMetrics metrics = query.metrics().of(node);
        if (metrics != null) {
            fields.put("milliseconds", metrics.nanos() / 1e6);
            fields.put("percent", share(node));
            fields.put("mostMilliseconds", metrics.skew().mostNanos() / 1e6);
            fields.put("peakBytes", metrics.used().peakBytes());
            fields.put("spilledBytes", metrics.used().spilledBytes());
        }
        return fields;
    }

    /// What is said of the statement as a whole in its JSON.
    Map<String, Object> statement() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("milliseconds", millis);
        fields.put("peakBytes", query.memory().peakBytes());
        fields.put("spilledBytes", query.memory().spilledBytes());
        return fields;
    }

    /// The line below a plan's text.
    String summary() {
        return String.format(
                Locale.ROOT,
                "Total: %.1f ms, peak memory %s%s",
                millis,
                bytes(query.memory().peakBytes()),
                spilled(query.memory().spilledBytes()));
    }

    private static String written(List<WrittenFile> files) {
        return "%s rows in %d %s of %s"
                .formatted(
                        PlanText.rows(files.stream().mapToLong(WrittenFile::rows).sum()),
                        files.size(),
                        files.size() == 1 ? "file" : "files",
                        bytes(files.stream().mapToLong(WrittenFile::bytes).sum()));
    }

    private static String spilled(long bytes) {
        return bytes == 0 ? "" : ", spilled " + bytes(bytes);
    }

    private static String bytes(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
    }
}
