package io.feldspar.server.format;

/// The lines that a table is drawn with.
///
/// @param left of a row, and between its cells, and right of it
/// @param top the corners and crossings of the line above the header, or an empty text for none
enum TableLines {
    PLAIN(" ", " | ", "", "", "", "-", ""),
    BOX(
            "\u2502 ",
            " \u2502 ",
            " \u2502",
            "\u250c\u252c\u2510",
            "\u251c\u253c\u2524",
            "\u2500",
            "\u2514\u2534\u2518");

    private final String left;
    private final String between;
    private final String right;
    private final String top;
    private final String middle;
    private final String dash;
    private final String bottom;

    TableLines(
            String left,
            String between,
            String right,
            String top,
            String middle,
            String dash,
            String bottom) {
        this.left = left;
        this.between = between;
        this.right = right;
        this.top = top;
        this.middle = middle;
        this.dash = dash;
        this.bottom = bottom;
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
        return rule(widths, top);
    }

    String below(int[] widths) {
        return rule(widths, bottom);
    }

    /// The line below the header.
    String header(int[] widths) {
        return this == BOX ? rule(widths, middle) : plain(widths);
    }

    private String plain(int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : "+").repeat(dash, widths[i] + 2);
        }
        return line.append('\n').toString();
    }

    /// @param corners left, between and right; an empty text for no line
    private String rule(int[] widths, String corners) {
        if (corners.isEmpty()) {
            return "";
        }
        StringBuilder line = new StringBuilder().append(corners.charAt(0));
        for (int i = 0; i < widths.length; i++) {
            line.append(i == 0 ? "" : corners.substring(1, 2)).repeat(dash, widths[i] + 2);
        }
        return line.append(corners.charAt(2)).append('\n').toString();
    }
}
