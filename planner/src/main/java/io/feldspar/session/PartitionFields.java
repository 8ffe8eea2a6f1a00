package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.partition.Transform;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.catalog.PartitionField;
import java.util.List;

/// Partition fields that a statement declares.
final class PartitionFields {

    private PartitionFields() {}

    /// The field, with the column as the table names it.
    ///
    /// @param columns of the table
    /// @param others fields of the table
    /// @throws FeldsparException with COLUMN_NOT_FOUND, TYPE_MISMATCH or INVALID_DEFINITION
    static PartitionField checked(
            PartitionField field, Schema columns, List<PartitionField> others) {
        Field column =
                columns.fields().stream()
                        .filter(each -> each.name().equalsIgnoreCase(field.column()))
                        .findFirst()
                        .orElseThrow(() -> notFound(field, columns));
        Transform transform = field.transform();
        if (!transform.accepts(column.type())) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "Table cannot be partitioned by %s: column '%s' is %s"
                            .formatted(
                                    transform.sql(column.name()),
                                    column.name(),
                                    column.type().sql()),
                    "Use another column or transform.");
        }
        boolean named = !field.name().equalsIgnoreCase(transform.fieldName(field.column()));
        String name = named ? field.name() : transform.fieldName(column.name());
        for (PartitionField other : others) {
            if (other.name().equalsIgnoreCase(name)
                    || (other.column().equals(column.name())
                            && other.transform().equals(transform))) {
                throw invalid(
                        "The table is already partitioned by '%s'".formatted(other.name()),
                        "Name each column once, or give the field another name.");
            }
        }
        boolean hides =
                columns.fields().stream().anyMatch(each -> each.name().equalsIgnoreCase(name));
        if (hides && !(transform instanceof Transform.Identity && name.equals(column.name()))) {
            throw invalid(
                    "Partition field '%s' has the name of a column".formatted(name),
                    "Give it another name.");
        }
        return new PartitionField(name, column.name(), transform);
    }

    /// The field of that name, or of that column and transform.
    ///
    /// @throws FeldsparException with OBJECT_NOT_FOUND
    static PartitionField find(PartitionField written, List<PartitionField> fields) {
        for (PartitionField field : fields) {
            boolean same =
                    field.column().equalsIgnoreCase(written.column())
                            && field.transform().equals(written.transform());
            boolean named =
                    written.transform() instanceof Transform.Identity
                            && field.name().equalsIgnoreCase(written.name());
            if (same || named) {
                return field;
            }
        }
        throw new FeldsparException(
                ErrorCode.OBJECT_NOT_FOUND,
                "The table is not partitioned by '%s'".formatted(written.name()),
                "There are %s.".formatted(fields.stream().map(PartitionField::name).toList()));
    }

    private static FeldsparException notFound(PartitionField field, Schema columns) {
        return new FeldsparException(
                ErrorCode.COLUMN_NOT_FOUND,
                "Column '%s' of PARTITIONED BY not found".formatted(field.column()),
                "There are %s.".formatted(columns.fields().stream().map(Field::name).toList()));
    }

    private static FeldsparException invalid(String problem, String advice) {
        return new FeldsparException(ErrorCode.INVALID_DEFINITION, problem, advice);
    }
}
