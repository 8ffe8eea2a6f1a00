package io.feldspar.executor.function.schema;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.SchemaFunction;
import io.feldspar.executor.type.Member;
import io.feldspar.executor.type.NestedType;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.StructType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A record of CSV as a struct.
public final class FromCsv extends SchemaBasedFunction implements SchemaFunction {

    static final Set<String> OPTIONS = Set.of("sep", "delimiter", "quote", "escape", "nullvalue");

    public FromCsv() {
        super(
                "FROM_CSV",
                2,
                Description.of(
                        "CSV",
                        "FROM_CSV(text, schema [, options])",
                        "The record as a struct of the schema, which is written as in CREATE TABLE."
                                + " Fields that do not fit are NULL, or an error where the option"
                                + " mode is FAILFAST.",
                        "FROM_CSV('1, 2.5', 'a INT, b DOUBLE')",
                        "{'a': 1, 'b': 2.5}"));
    }

    @Override
    Type parameterType(List<Type> arguments, int index) {
        return text(arguments, index);
    }

    @Override
    public void expectSchema(Type type) {
        if (!(type instanceof StructType struct)
                || struct.parts().stream().anyMatch(part -> part instanceof NestedType)) {
            throw new FeldsparException(
                    ErrorCode.INVALID_SCHEMA,
                    "The schema of 'FROM_CSV' must be a struct of simple types",
                    "Write it as in 'a INT, b STRING'.");
        }
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        StructType struct = (StructType) result;
        TextValue texts = new TextValue();
        Options.Column options = Options.Column.of(arguments, 2, OPTIONS);
        List<@Nullable Object> values = new ArrayList<>(count);
        for (int row = 0; row < count; row++) {
            String line = String.valueOf(arguments[0].value(row));
            values.add(struct(texts, line, struct, options.at(row)));
        }
        return Values.vector(result, values);
    }

    private static List<@Nullable Object> struct(
            TextValue texts, String line, StructType struct, Options options) {
        boolean strict = options.failFast();
        int size = struct.members().size();
        List<@Nullable Object> values = new ArrayList<>(size);
        try {
            List<@Nullable String> fields = CsvLine.of(options).fields(line);
            if (strict && fields.size() != size) {
                throw new Unfit(null, null);
            }
            for (int i = 0; i < size; i++) {
                String text = i < fields.size() ? fields.get(i) : null;
                values.add(value(texts, text, struct.members().get(i), options));
            }
            return values;
        } catch (Unfit e) {
            if (strict) {
                throw e.error("CSV of the schema", line);
            }
            return Collections.nCopies(size, null);
        }
    }

    private static @Nullable Object value(
            TextValue texts, @Nullable String text, Member member, Options options) throws Unfit {
        if (text == null) {
            return null;
        }
        try {
            Type type = member.type();
            return texts.of(type == SimpleType.VARCHAR ? text : text.strip(), type, options);
        } catch (Unfit e) {
            if (options.failFast()) {
                throw e;
            }
            return null;
        }
    }
}
