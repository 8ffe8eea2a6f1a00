package io.feldspar.server.shell;

import io.feldspar.server.format.OutputFormat;
import io.feldspar.server.format.Style;

/// How the shell shows results, as its commands set it.
final class Look {

    private OutputFormat format;
    private OutputFormat beforeVertical = OutputFormat.TABLE;
    private Style style;
    private boolean timer;

    Look(OutputFormat format, Style style) {
        this.format = format;
        this.style = style;
    }

    OutputFormat format() {
        return format;
    }

    void format(OutputFormat wanted) {
        format = wanted;
    }

    /// Between the vertical format and the one before.
    void toggleVertical() {
        if (format == OutputFormat.VERTICAL) {
            format = beforeVertical;
        } else {
            beforeVertical = format;
            format = OutputFormat.VERTICAL;
        }
    }

    Style style() {
        return style;
    }

    void style(Style wanted) {
        style = wanted;
    }

    boolean timer() {
        return timer;
    }

    void timer(boolean shown) {
        timer = shown;
    }
}
