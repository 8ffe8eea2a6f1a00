package io.feldspar.session;

import io.feldspar.session.operation.OperationResult;
import io.feldspar.sql.parser.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// SHOW TBLPROPERTIES.
record ShowPropertiesExecution(Statement.ShowProperties show) implements StatementExecution {

    @Override
    public OperationResult run(StatementContext context) {
        NamedRelation relation = NamedRelation.find(context, show.table());
        Map<String, String> properties = relation.properties(context);
        String key = show.key();
        if (key != null) {
            String value =
                    properties.getOrDefault(
                            key,
                            "Table %s does not have property: %s"
                                    .formatted(String.join(".", relation.name()), key));
            return TextRows.of(List.of("key", "value"), List.of(List.of(key, value)));
        }
        return TextRows.of(
                List.of("key", "value"),
                properties.entrySet().stream()
                        .map(entry -> List.<@Nullable Object>of(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
