package io.feldspar.dataset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values of rows as text.
final class CellText {

    private CellText() {}

    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case byte[] bytes -> "[" + HexFormat.ofDelimiter(" ").formatHex(bytes) + "]";
            case BigDecimal decimal -> decimal.toPlainString();
            case List<?> list -> "[" + joined(list) + "]";
            case Map<?, ?> map -> {
                List<String> entries = new ArrayList<>();
                map.forEach((key, each) -> entries.add(of(key) + " -> " + of(each)));
                yield "{" + String.join(", ", entries) + "}";
            }
            case Row row -> "{" + joined(row.values()) + "}";
            default -> value.toString();
        };
    }

    private static String joined(List<?> values) {
        List<String> texts = new ArrayList<>();
        values.forEach(each -> texts.add(of(each)));
        return String.join(", ", texts);
    }
}
