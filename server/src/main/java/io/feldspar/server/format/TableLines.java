package io.feldspar.server.format;

/// The lines that a table is drawn with.
enum TableLines {
    PLAIN(" ", " | ", "", "-", ""),
    BOX(
            "\u2502 ",
            " \u2502 ",
            " \u2502",
            "\u2500",
            "\u250c\u252c\u2510\u251c\u253c\u2524\u2514\u2534\u2518");

    private static final int CORNERS = 3;

    private final String left;
    private final String between;
    private final String right;
    private final String dash;
    private final String corners;

    /// @param left of a row; `between` its cells, and `right` of it
    /// @param corners left, between and right: of the line above the header, of the one below it,
    ///     and of the one below the rows; nothing where only the second is drawn
    TableLines(String left, String between, String right, String dash, String corners) {
        this.left = left;
        this.between = between;
        this.right = right;
        this.dash = dash;
        this.corners = corners;
    }

    String left() {
        return left;
    }

    String between() {
        return between;
    }

    String right() {
        return right;
    }

    boolean closed() {
        return !right.isEmpty();
    }

    /// Cells of a line besides those of the columns.
    int overhead(int columns) {
        return left.length() + right.length() + between.length() * Math.max(0, columns - 1);
    }

    String above(int[] widths) {
        return rule(widths, 0);
    }

    String below(int[] widths) {
        return rule(widths, 2);
    }

    /// The line below the header.
    String header(int[] widths) {
        return corners.isEmpty() ? plain(widths) : rule(widths, 1);
    }

    private String plain(int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "+").repeat(dash, widths[i] + 2);
        }
        return line.append('\n').toString();
    }

    /// @param number of the line: above and below the header, below the rows
    private String rule(int[] widths, int number) {
        if (corners.isEmpty()) {
            return "";
        }
        int first = number * CORNERS;
        StringBuilder line = new StringBuilder().append(corners.charAt(first));
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : corners.substring(first + 1, first + 2))
                    .repeat(dash, widths[i] + 2);
        }
        return line.append(corners.charAt(first + 2)).append('\n').toString();
    }
}
