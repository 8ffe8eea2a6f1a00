package io.feldspar.sql.analyzer;

import io.feldspar.executor.function.user.Routine;
import io.feldspar.executor.function.user.UserFunctions;
import io.feldspar.executor.function.user.UserScalar;
import io.feldspar.executor.type.ArrayType;
import io.feldspar.executor.type.StructType;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.SessionCatalog.FunctionScope;
import io.feldspar.sql.dialect.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/// Calls of functions in Java, by the names that [UserFunctions] gives them.
final class JavaCalls {

    private JavaCalls() {}

    /// The call of a function.
    ///
    /// @param written as the user wrote it
    static SqlNode call(SqlCall written, Routine routine) {
        SqlParserPos position = written.getParserPosition();
        return new SqlUnresolvedFunction(
                        new SqlIdentifier(UserFunctions.nameOf(routine), position),
                        null,
                        null,
                        null,
                        null,
                        SqlFunctionCategory.USER_DEFINED_FUNCTION)
                .createCall(
                        written.getFunctionQuantifier(),
                        position,
                        written.getOperandList().toArray(SqlNode[]::new));
    }

    /// A function whose results are arrays as one that gives rows, a row for each element; null for
    /// other functions.
    ///
    /// ```text
    /// f(a1)    SELECT unnest FROM (SELECT UNNEST(f(a1)) AS unnest)      fields are columns
    /// ```
    static Relation.@Nullable Function rows(Routine routine, FunctionScope scope) {
        if (!(routine instanceof UserScalar scalar)
                || scalar.form() == UserScalar.Form.VARARGS
                || !(scalar.result() instanceof ArrayType(var element))) {
            return null;
        }
        List<Relation.Parameter> parameters = new ArrayList<>();
        for (int i = 1; i <= scalar.parameters().size(); i++) {
            parameters.add(new Relation.Parameter("a" + i, null, null));
        }
        String arguments =
                parameters.stream().map(Relation.Parameter::name).collect(Collectors.joining(", "));
        String call = "\"%s\"(%s)".formatted(UserFunctions.nameOf(routine), arguments);
        String rows =
                element instanceof StructType
                        ? "(SELECT INLINE(%s))".formatted(call)
                        : "(SELECT UNNEST(%s) AS value)".formatted(call);
        return new Relation.Function(
                parameters,
                null,
                true,
                List.of(),
                rows,
                null,
                scope.catalog(),
                scope.schema(),
                Dialect.FELDSPAR);
    }
}
