package io.feldspar.executor.function.schema;

import io.feldspar.executor.function.Cell;
import io.feldspar.executor.function.CellReader;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.cast.ToText;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.StructVector;
import io.feldspar.executor.vector.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A struct as a record of CSV.
public final class ToCsv extends SchemaBasedFunction {

    public ToCsv() {
        super(
                "TO_CSV",
                1,
                Description.of(
                        "CSV",
                        "TO_CSV(struct [, options])",
                        "The fields of the struct as a record of CSV; NULL is an empty field.",
                        "TO_CSV({'a': 1, 'b': 'x,y', 'c': NULL})",
                        "1,\"x,y\","));
    }

    @Override
    Type parameterType(List<Type> arguments, int index) {
        if (!(arguments.get(index) instanceof StructType)) {
            throw mismatch(arguments);
        }
        return arguments.get(index);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARCHAR;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        StructVector structs = (StructVector) arguments[0];
        Options.Column options = Options.Column.of(arguments, 1, FromCsv.OPTIONS);
        Cell cell = new Cell();
        StringBuilder line = new StringBuilder();
        List<@Nullable Object> lines = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            Options current = options.at(row);
            CsvLine csv = CsvLine.of(current);
            line.setLength(0);
            for (int f = 0; f < structs.fieldCount(); f++) {
                if (f > 0) {
                    line.append(csv.separator());
                }
                FlatVector field = structs.field(f);
                if (!field.isNull(row)) {
                    csv.append(text(field, row, current, cell), line);
                } else if (csv.nullText() != null) {
                    line.append(csv.nullText());
                }
            }
            lines.add(line.toString());
        }
        return Values.vector(result, lines);
    }

    private static String text(FlatVector field, int row, Options options, Cell cell) {
        String formatted = options.formatted(field, row);
        if (formatted != null) {
            return formatted;
        }
        CellReader.read(field, row, cell);
        if (field.type() == SimpleType.VARCHAR || field.type() == SimpleType.VARBINARY) {
            return cell.slice.text();
        }
        cell.text.begin();
        ToText.append(field.type(), cell, cell.text);
        return new String(
                cell.text.heap(), cell.text.start(), cell.text.length(), StandardCharsets.UTF_8);
    }
}
