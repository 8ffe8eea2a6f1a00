package io.feldspar.executor.function.schema;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The schema of a record of CSV.
public final class SchemaOfCsv extends SchemaBasedFunction {

    private static final List<SimpleType> CANDIDATES =
            List.of(
                    SimpleType.INTEGER,
                    SimpleType.BIGINT,
                    SimpleType.DOUBLE,
                    SimpleType.DATE,
                    SimpleType.TIMESTAMP,
                    SimpleType.BOOLEAN);

    public SchemaOfCsv() {
        super(
                "SCHEMA_OF_CSV",
                1,
                Description.of(
                        "CSV",
                        "SCHEMA_OF_CSV(text [, options])",
                        "The schema of the record, as FROM_CSV takes it.",
                        "SCHEMA_OF_CSV('1,abc')",
                        "STRUCT<_c0: INT, _c1: STRING>"));
    }

    @Override
    Type parameterType(List<Type> arguments, int index) {
        return text(arguments, index);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARCHAR;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        Options.Column options = Options.Column.of(arguments, 1, FromCsv.OPTIONS);
        TextValue texts = new TextValue();
        List<@Nullable Object> schemas = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            String line = String.valueOf(arguments[0].value(row));
            try {
                List<Member> members = new ArrayList<>();
                for (String field : CsvLine.of(options.at(row)).fields(line)) {
                    Type type = type(texts, field, options.at(row));
                    members.add(new Member("_c" + members.size(), type));
                }
                schemas.add(SchemaText.of(new StructType(members)));
            } catch (Unfit e) {
                throw e.error("CSV", line);
            }
        }
        return Values.vector(result, schemas);
    }

    private static Type type(TextValue texts, @Nullable String field, Options options) {
        for (SimpleType candidate : CANDIDATES) {
            if (field != null && fits(texts, field, candidate, options)) {
                return candidate;
            }
        }
        return SimpleType.VARCHAR;
    }

    private static boolean fits(TextValue texts, String field, Type type, Options options) {
        boolean truth = field.equalsIgnoreCase("true") || field.equalsIgnoreCase("false");
        if (truth != (type == SimpleType.BOOLEAN)) {
            return false;
        }
        try {
            texts.of(field, type, options);
            return true;
        } catch (Unfit e) {
            return false;
        }
    }
}
