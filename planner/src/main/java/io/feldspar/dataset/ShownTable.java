package io.feldspar.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows as a table of text that fits the terminal, as the shell draws it.
final class ShownTable {

    private static final int LONGEST = 20;
    private static final int SHORTEST = 3;

    private ShownTable() {}

    static String of(Dataset<Row> dataset, int count, boolean truncate) {
        List<Row> rows = dataset.limit(count + 1L).collectAsList();
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(dataset.columns()));
        for (Row row : rows.subList(0, Math.min(count, rows.size()))) {
            List<String> cells = new ArrayList<>();
            row.values().forEach(value -> cells.add(printable(CellText.of(value))));
            lines.add(cells);
        }
        int[] widths = widths(lines, truncate);
        String rule = rule(widths);
        StringBuilder text = new StringBuilder(rule);
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i), widths, truncate));
            text.append(i == 0 ? rule : "");
        }
        text.append(rule);
        if (rows.size() > count) {
            text.append("only showing top %d row%s%n".formatted(count, count == 1 ? "" : "s"));
        }
        return text.toString();
    }

    private static String printable(String text) {
        return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t");
    }

    private static int[] widths(List<List<String>> lines, boolean truncate) {
        int[] widths = new int[lines.getFirst().size()];
        Arrays.fill(widths, SHORTEST);
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                int length = line.get(i).length();
                widths[i] = Math.max(widths[i], truncate ? Math.min(length, LONGEST) : length);
            }
        }
        if (truncate) {
            narrow(widths);
        }
        return widths;
    }

    /// Makes the widest columns narrower until the table fits the terminal, if its width is known.
    private static void narrow(int[] widths) {
        int terminal = terminal();
        while (terminal > 0 && total(widths) > terminal) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= SHORTEST) {
                return;
            }
            widths[widest]--;
        }
    }

    /// The columns of the terminal as the shell's environment tells them, or 0.
    private static int terminal() {
        String columns = System.getenv("COLUMNS");
        return columns != null && columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : 0;
    }

    private static int total(int[] widths) {
        int total = 1;
        for (int width : widths) {
            total += width + 1;
        }
        return total;
    }

    private static String rule(int[] widths) {
        StringBuilder rule = new StringBuilder("+");
        for (int width : widths) {
            rule.append("-".repeat(width)).append("+");
        }
        return rule.append(System.lineSeparator()).toString();
    }

    private static String line(List<String> cells, int[] widths, boolean truncate) {
        StringBuilder line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            if (cell.length() > widths[i]) {
                cell =
                        widths[i] > SHORTEST
                                ? cell.substring(0, widths[i] - SHORTEST) + "..."
                                : cell.substring(0, widths[i]);
            }
            String padding = " ".repeat(widths[i] - cell.length());
            line.append(truncate ? padding + cell : cell + padding).append('|');
        }
        return line.append(System.lineSeparator()).toString();
    }
}
