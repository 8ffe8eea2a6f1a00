package io.feldspar.executor.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The columns of bytes, ints and doubles are made of [LongColumn], the one written by hand, which
/// C2 compiles for each type apart.
///
/// After a change there, `./mvnw test -pl executor -am -Dtest=ColumnClonesTest
/// -Dsurefire.failIfNoSpecifiedTests=false -Dfeldspar.clone=true` writes the others anew.
class ColumnClonesTest {

    private static final Path STORE = Path.of("src/main/java/io/feldspar/executor/store");

    @ParameterizedTest
    @CsvSource({
        "Byte,   1, (byte) 0, A byte per row.",
        "Int,    4, 0,        An int per row.",
        "Double, 8, 0.0,      'A double per row; NaN is the same as NaN, and -0.0 as 0.0.'"
    })
    void eachIsWhatTheOriginalMakesIt(String name, int width, String zero, String doc)
            throws IOException {
        String made = clone(name, width, zero, doc);
        Path file = STORE.resolve(name + "Column.java");
        if (Boolean.getBoolean("feldspar.clone")) {
            Files.writeString(file, made);
        }
        assertEquals(made, Files.readString(file), file + " is no copy of LongColumn.java");
    }

    private static String clone(String name, int width, String zero, String doc)
            throws IOException {
        String text =
                Files.readString(STORE.resolve("LongColumn.java"))
                        .replace("/// A long per row.", "/// " + doc)
                        .replace("count, 0L)", "count, " + zero + ")")
                        .replace("return 8;", "return " + width + ";")
                        .replace("long[]", name.toLowerCase(Locale.ROOT) + "[]")
                        .replace("new long[", "new " + name.toLowerCase(Locale.ROOT) + "[")
                        .replace("LongColumn", name + "Column")
                        .replace("import io.feldspar.executor.vector.LongVector;\n", "")
                        .replace("LongVector", name + "Vector");
        if (name.equals("Double")) {
            text =
                    text.replace(
                            "left[rows == null ? i : rows[i]] == right[stored[i]]",
                            "Doubles.same(left[rows == null ? i : rows[i]], right[stored[i]])");
        }
        return withImport(text, "import io.feldspar.executor.vector." + name + "Vector;\n");
    }

    /// Imports stand in alphabetical order.
    private static String withImport(String text, String line) {
        StringBuilder made = new StringBuilder();
        boolean placed = false;
        for (String each : text.split("(?<=\n)", -1)) {
            if (!placed && each.startsWith("import ") && each.compareTo(line) > 0) {
                made.append(line);
                placed = true;
            }
            made.append(each);
        }
        return made.toString();
    }
}
