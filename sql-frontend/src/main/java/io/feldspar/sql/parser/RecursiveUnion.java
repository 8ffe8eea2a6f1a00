package io.feldspar.sql.parser;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.DecimalType;
import io.feldspar.executor.type.Type;
import io.feldspar.sql.error.PlacedException;
import io.feldspar.sql.type.RelTypes;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// The UNION of a recursive query: of a first query, which says the types of the columns, and of
/// one that reads the rows that were found last.
public final class RecursiveUnion extends SqlSetOperator {

    private static final int PRECEDENCE = 12;

    private final String recursive;
    private final long limit;

    /// @param recursive the name of the recursive query
    /// @param limit how often the second query runs at most, or -1 for the limit of the session
    public RecursiveUnion(String recursive, boolean all, long limit) {
        super(all ? "UNION ALL" : "UNION", SqlKind.UNION, PRECEDENCE, all);
        this.recursive = recursive;
        this.limit = limit;
    }

    /// The name of the recursive query.
    public String recursive() {
        return recursive;
    }

    public long limit() {
        return limit;
    }

    /// The columns of the first query as all runs see them: any may be NULL, and texts have any
    /// length.
    public static RelDataType columns(RelDataType first, RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder row = factory.builder();
        first.getFieldList()
                .forEach(
                        field ->
                                row.add(
                                        field.getName(),
                                        RelTypes.rel(RelTypes.of(field.getType()), true, factory)));
        return row.build();
    }

    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        RelDataTypeFactory factory = validator.getTypeFactory();
        RelDataType first = validator.getValidatedNodeType(call.operand(0));
        RelDataType next = validator.getValidatedNodeType(call.operand(1));
        if (first.getFieldCount() != next.getFieldCount()) {
            throw problem(
                    "The first query of '%s' has %d columns, but the recursive one has %d"
                            .formatted(recursive, first.getFieldCount(), next.getFieldCount()),
                    "Give both the same columns.",
                    call.operand(1));
        }
        for (int i = 0; i < first.getFieldCount(); i++) {
            check(first.getFieldList().get(i), next.getFieldList().get(i), factory, call);
        }
        return columns(first, factory);
    }

    /// A value of the recursive query must not lose anything in the column of the first one.
    private void check(
            RelDataTypeField first,
            RelDataTypeField next,
            RelDataTypeFactory factory,
            SqlCall call) {
        Type column = RelTypes.of(first.getType());
        RelDataType common = factory.leastRestrictive(List.of(first.getType(), next.getType()));
        if (common != null && holds(column, RelTypes.of(common))) {
            return;
        }
        throw problem(
                "Column %d of the recursive query '%s' is %s in its first query, but %s in the"
                                .formatted(
                                        first.getIndex() + 1,
                                        recursive,
                                        column,
                                        RelTypes.of(next.getType()))
                        + " recursive one",
                "Cast it in the first query to the wider type.",
                call.operand(1));
    }

    private static boolean holds(Type column, Type common) {
        return column.equals(common)
                || (column instanceof DecimalType own
                        && common instanceof DecimalType wide
                        && own.scale() == wide.scale());
    }

    private static PlacedException problem(String problem, String advice, SqlNode place) {
        return PlacedException.of(
                new FeldsparException(ErrorCode.COLUMN_TYPE, problem, advice),
                place.getParserPosition());
    }
}
