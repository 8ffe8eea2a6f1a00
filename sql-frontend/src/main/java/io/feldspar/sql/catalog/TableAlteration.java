package io.feldspar.sql.catalog;

import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import org.jspecify.annotations.Nullable;

/// A change of what a table is, which leaves its data files as they are. Columns are found in any
/// case of letters.
public sealed interface TableAlteration {

    /// @param position null for the end
    record AddColumn(ColumnDefinition column, @Nullable Position position, boolean ifNotExists)
            implements TableAlteration {}

    record DropColumn(String column, boolean ifExists) implements TableAlteration {}

    record RenameColumn(String column, String name) implements TableAlteration {}

    /// Gives a column a type that has all values of the one before.
    ///
    /// @param column with that type; whether it is nullable does not matter
    record WidenColumn(Field column) implements TableAlteration {

        /// Whether values of one type can be read as those of another without being written again.
        public static boolean possible(Type from, Type to) {
            if (from instanceof DecimalType(int precision, int scale)) {
                return to instanceof DecimalType(int wider, int same)
                        && same == scale
                        && wider > precision;
            }
            return from == SimpleType.REAL
                    ? to == SimpleType.DOUBLE
                    : bits(from) > 0 && bits(to) > bits(from);
        }

        /// Of a whole number; 0 for other types.
        private static int bits(Type type) {
            return type == SimpleType.TINYINT
                    ? Byte.SIZE
                    : type == SimpleType.SMALLINT
                            ? Short.SIZE
                            : type == SimpleType.INTEGER
                                    ? Integer.SIZE
                                    : type == SimpleType.BIGINT ? Long.SIZE : 0;
        }
    }

    /// SET NOT NULL and DROP NOT NULL.
    record SetNullable(String column, boolean nullable) implements TableAlteration {}

    /// SET DEFAULT, or DROP DEFAULT where it is null. Existing rows do not change.
    record SetDefault(String column, @Nullable Formula value) implements TableAlteration {}

    /// DROP EXPRESSION and DROP IDENTITY: the column becomes one like others.
    record DropGeneration(String column, boolean ifExists) implements TableAlteration {}

    record AddConstraint(TableConstraint constraint) implements TableAlteration {}

    record DropConstraint(String name, boolean ifExists) implements TableAlteration {}

    /// @param comment null for none
    record CommentColumn(String column, @Nullable String comment) implements TableAlteration {}

    record MoveColumn(String column, Position position) implements TableAlteration {}

    /// Rows that are written from now on are partitioned by a field more.
    record AddPartitionField(PartitionField field) implements TableAlteration {}

    /// Rows that are written from now on are not partitioned by the field of that name, or, where
    /// there is none, of that column and transform.
    record DropPartitionField(PartitionField field) implements TableAlteration {}

    record SetProperty(String name, String value) implements TableAlteration {}

    record UnsetProperty(String name, boolean ifExists) implements TableAlteration {}

    /// Where a column is.
    ///
    /// @param after the column before it, or null for the beginning
    record Position(@Nullable String after) {}

    /// The property that holds the comment of the table.
    String COMMENT = "comment";
}
