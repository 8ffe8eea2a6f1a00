package io.feldspar.sql.parser;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.function.SchemaFunction;
import io.feldspar.executor.function.VectorFunction;
import io.feldspar.executor.function.registry.FunctionRegistry;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.vector.FlatVector;
import io.feldspar.executor.vector.Values;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.function.SchemaOperator;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Calls of `from_json` and `from_csv`, whose schema is a literal, or `schema_of_json` or
/// `schema_of_csv` of one.
final class SchemaForms {

    private static final String SCHEMA_OF = "SCHEMA_OF_";

    private SchemaForms() {}

    /// The call with the type that its schema tells, or null where it is none of these.
    static @Nullable SqlCall call(SqlIdentifier name, SqlNode[] operands, SqlParserPos position) {
        if (!name.getSimple().toUpperCase(Locale.ROOT).startsWith("FROM_")
                || !(FunctionRegistry.builtIn().findScalar(name.getSimple())
                        instanceof SchemaFunction function)) {
            return null;
        }
        try {
            String schema = text(operands[1]);
            return schema == null
                    ? null
                    : new SchemaOperator(function, StatementParser.schema(schema))
                            .createCall(position, operands);
        } catch (FeldsparException e) {
            throw PlacedException.of(e, operands[1].getParserPosition());
        }
    }

    private static @Nullable String text(SqlNode schema) {
        String literal = literal(schema);
        return literal == null ? inferred(schema) : literal;
    }

    private static @Nullable String literal(SqlNode node) {
        return node instanceof SqlCharStringLiteral text ? text.toValue() : null;
    }

    /// The schema that a function finds in a literal.
    private static @Nullable String inferred(SqlNode node) {
        if (!(node instanceof SqlCall call) || call.operandCount() != 1) {
            return null;
        }
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        String sample = literal(call.operand(0));
        if (sample == null
                || !name.startsWith(SCHEMA_OF)
                || !(FunctionRegistry.builtIn().findScalar(name)
                        instanceof VectorFunction function)) {
            return null;
        }
        FlatVector[] samples = {Values.single(SimpleType.VARCHAR, sample)};
        return String.valueOf(function.evaluate(SimpleType.VARCHAR, samples, 1).value(0));
    }
}
