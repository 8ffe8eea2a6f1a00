package io.feldspar.sql.translation;

import java.util.List;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/// Puts literals in the place of `?`. Values become nodes of the syntax tree, never text.
public final class Parameters {

    private Parameters() {}

    public static SqlNode bind(SqlNode query, List<@Nullable Object> values) {
        if (values.isEmpty()) {
            return query;
        }
        SqlNode bound =
                query.accept(
                        new SqlShuttle() {
                            @Override
                            public SqlNode visit(SqlDynamicParam parameter) {
                                return Constants.literal(
                                        values.get(parameter.getIndex()),
                                        parameter.getParserPosition());
                            }
                        });
        return bound == null ? query : bound;
    }
}
