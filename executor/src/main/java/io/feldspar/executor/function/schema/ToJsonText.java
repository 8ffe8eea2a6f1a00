package io.feldspar.executor.function.schema;

import io.feldspar.executor.function.Description;
import io.feldspar.executor.function.SliceBuilder;
import io.feldspar.executor.function.cast.ToJson;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.BytesVector;
import io.feldspar.executor.vector.FlatVector;
import java.util.List;
import java.util.Set;

/// A value as JSON.
public final class ToJsonText extends SchemaBasedFunction {

    private static final Set<String> OPTIONS = Set.of("ignorenullfields");

    public ToJsonText() {
        super(
                "TO_JSON",
                1,
                Description.of(
                        "JSON",
                        "TO_JSON(value [, options])",
                        "The value as JSON, without fields of structs that are NULL unless the option"
                                + " ignoreNullFields is false.",
                        "TO_JSON({'a': 1, 'b': [2, NULL], 'c': NULL})",
                        "{\"a\":1,\"b\":[2,null]}"));
    }

    @Override
    Type parameterType(List<Type> arguments, int index) {
        return arguments.get(index);
    }

    @Override
    public Type resultType(List<Type> arguments) {
        return SimpleType.VARCHAR;
    }

    @Override
    public FlatVector evaluate(Type result, FlatVector[] arguments, int count) {
        Options.Column options = Options.Column.of(arguments, 1, OPTIONS);
        SliceBuilder texts = new SliceBuilder();
        int[] starts = new int[count];
        int[] lengths = new int[count];
        Options last = Options.NONE;
        ToJson json = new ToJson(texts, false, null);
        for (int row = 0; row < count; row++) {
            Options current = options.at(row);
            if (!current.equals(last)) {
                json =
                        new ToJson(
                                texts, !current.flag("ignorenullfields", true), current::formatted);
                last = current;
            }
            texts.begin();
            json.append(arguments[0], row);
            starts[row] = texts.start();
            lengths[row] = texts.length();
        }
        return new BytesVector(result, texts.heap(), starts, lengths, null, count);
    }
}
