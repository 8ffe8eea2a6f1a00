package io.feldspar.sql.catalog.warehouse;

import io.feldspar.executor.partition.Transform;
import io.feldspar.sql.iceberg.ContentFile;
import io.feldspar.sql.iceberg.PartitionSpec;
import io.feldspar.sql.iceberg.TableColumn;
import io.feldspar.sql.iceberg.TableMetadata;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether the rows of a file have certain values, as far as its partition tells.
final class PartitionMatch {

    private final TableMetadata metadata;
    private final Map<Integer, @Nullable Object> values = new HashMap<>();

    /// @param values by the names of columns
    PartitionMatch(TableMetadata metadata, Map<String, @Nullable Object> values) {
        this.metadata = metadata;
        values.forEach((name, value) -> this.values.put(number(name), value));
    }

    private int number(String name) {
        return metadata.columns().stream()
                .filter(column -> column.name().equalsIgnoreCase(name))
                .mapToInt(TableColumn::id)
                .findFirst()
                .orElseThrow();
    }

    /// True where all rows have the values, false where none has, null where the partition does not
    /// tell.
    @Nullable Boolean of(ContentFile file) {
        List<PartitionSpec.Field> fields = metadata.spec(file.spec()).fields();
        int known = 0;
        for (int i = 0; i < fields.size(); i++) {
            PartitionSpec.Field field = fields.get(i);
            if (values.containsKey(field.source())
                    && field.transform() instanceof Transform.Identity) {
                if (!same(values.get(field.source()), file.partition().get(i))) {
                    return false;
                }
                known++;
            }
        }
        return known == values.size() ? true : null;
    }

    /// Integers may have been narrower when the file was written.
    private static boolean same(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case BigDecimal decimal when right instanceof BigDecimal other ->
                    decimal.compareTo(other) == 0;
            case Integer number when right instanceof Integer other -> number.equals(other);
            case Long number when right instanceof Number other -> number == other.longValue();
            case byte[] bytes when right instanceof byte[] other -> Arrays.equals(bytes, other);
            case null -> right == null;
            default -> Objects.equals(left, right);
        };
    }
}
