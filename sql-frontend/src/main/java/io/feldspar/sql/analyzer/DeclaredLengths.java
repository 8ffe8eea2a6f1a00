package io.feldspar.sql.analyzer;

import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.TextLength;
import io.feldspar.sql.table.SourceTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.Prepare.CatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.jspecify.annotations.Nullable;

/// The lengths of columns of a query that are columns of CHAR(n) or VARCHAR(n) of its tables.
final class DeclaredLengths {

    private DeclaredLengths() {}

    /// Those of the columns of the tables.
    static Stream<TextLength> in(List<SourceTable> tables) {
        return tables.stream()
                .flatMap(table -> table.resolved().table().schema().fields().stream())
                .map(Field::length)
                .filter(Objects::nonNull);
    }

    /// The columns of a query with their lengths.
    ///
    /// @param tables that it reads
    static Schema in(Schema columns, RelNode query, List<SourceTable> tables) {
        if (in(tables).findAny().isEmpty()) {
            return columns;
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            fields.add(columns.field(i).withLength(of(query, i)));
        }
        return new Schema(fields);
    }

    /// The columns of a query that was not converted with their lengths.
    ///
    /// @param tables that it reads
    static Schema in(
            Schema columns, Validation query, CatalogReader names, List<SourceTable> tables) {
        if (in(tables).findAny().isEmpty()) {
            return columns;
        }
        List<@Nullable List<String>> origins = query.validator().getFieldOrigins(query.tree());
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            List<String> origin = origins.get(i);
            fields.add(columns.field(i).withLength(origin == null ? null : of(origin, names)));
        }
        return new Schema(fields);
    }

    /// @param column with the names of its table before it
    private static @Nullable TextLength of(List<String> column, CatalogReader names) {
        int last = column.size() - 1;
        RelOptTable named = names.getTable(column.subList(0, last));
        SourceTable table = named == null ? null : named.unwrap(SourceTable.class);
        if (table == null) {
            return null;
        }
        Schema columns = table.resolved().table().schema();
        return columns.field(columns.indexOf(column.get(last))).length();
    }

    /// The length of a column that is one of a table, or null.
    static @Nullable TextLength of(RelNode rel, int column) {
        RelColumnOrigin origin = rel.getCluster().getMetadataQuery().getColumnOrigin(rel, column);
        SourceTable table =
                origin == null || origin.isDerived()
                        ? null
                        : origin.getOriginTable().unwrap(SourceTable.class);
        return origin == null || table == null
                ? null
                : table.resolved().table().schema().field(origin.getOriginColumnOrdinal()).length();
    }
}
