package io.feldspar.executor.function.registry;

import io.feldspar.executor.function.ScalarFunction;
import io.feldspar.executor.function.json.GetJsonObject;
import io.feldspar.executor.function.json.JsonArrayLength;
import io.feldspar.executor.function.json.JsonExtract;
import io.feldspar.executor.function.json.JsonObjectKeys;
import io.feldspar.executor.function.json.JsonType;
import io.feldspar.executor.function.json.JsonValid;
import io.feldspar.executor.function.schema.FromCsv;
import io.feldspar.executor.function.schema.FromJson;
import io.feldspar.executor.function.schema.SchemaOfCsv;
import io.feldspar.executor.function.schema.SchemaOfJson;
import io.feldspar.executor.function.schema.ToCsv;
import io.feldspar.executor.function.schema.ToJsonText;
import java.util.List;

/// The functions of JSON and CSV, one line each.
final class JsonFunctions {

    static final List<ScalarFunction> ALL =
            List.of(
                    new GetJsonObject(),
                    new JsonExtract(),
                    new JsonArrayLength(),
                    new JsonObjectKeys(),
                    new JsonValid(),
                    new JsonType(),
                    new FromJson(),
                    new ToJsonText(),
                    new SchemaOfJson(),
                    new FromCsv(),
                    new ToCsv(),
                    new SchemaOfCsv());

    private JsonFunctions() {}
}
