package io.feldspar.sql.parser;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.sql.error.PlacedException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSetOperator;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/// `UNION BY NAME`, whose inputs are matched by the names of their columns; where an input lacks a
/// column, it is NULL.
public final class UnionByName extends SqlSetOperator {

    static final UnionByName ALL = new UnionByName("UNION ALL BY NAME", true);
    static final UnionByName DISTINCT = new UnionByName("UNION BY NAME", false);

    private static final int PRECEDENCE = 12;

    private UnionByName(String name, boolean all) {
        super(name, SqlKind.UNION, PRECEDENCE, all);
    }

    /// The columns of all inputs, each name once, with types that hold the values of all.
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        Map<String, RelDataTypeField> names = new LinkedHashMap<>();
        ListMultimap<String, RelDataType> types = ArrayListMultimap.create();
        for (SqlNode input : call.getOperandList()) {
            RelDataType row = validator.getValidatedNodeType(input);
            Set<String> own = new HashSet<>();
            for (RelDataTypeField field : row.getFieldList()) {
                String key = field.getName().toLowerCase(Locale.ROOT);
                if (!own.add(key)) {
                    throw problem(
                            ErrorCode.COLUMN_DUPLICATE,
                            "UNION BY NAME over a query with two columns '%s'",
                            field.getName(),
                            "Rename one of them.",
                            input);
                }
                names.putIfAbsent(key, field);
                types.put(key, field.getType());
            }
        }
        RelDataTypeFactory factory = validator.getTypeFactory();
        RelDataTypeFactory.Builder row = factory.builder();
        names.forEach(
                (key, field) ->
                        row.add(
                                field.getName(),
                                common(factory, types.get(key), field.getName(), call)));
        return row.build();
    }

    private static RelDataType common(
            RelDataTypeFactory factory, List<RelDataType> types, String name, SqlCall call) {
        RelDataType common = factory.leastRestrictive(types);
        if (common == null) {
            throw problem(
                    ErrorCode.TYPE_MISMATCH,
                    "The types of column '%s' differ too much for UNION BY NAME",
                    name,
                    "Cast it in one of the queries.",
                    call);
        }
        boolean everywhere = types.size() == call.operandCount();
        return everywhere ? common : factory.createTypeWithNullability(common, true);
    }

    private static PlacedException problem(
            ErrorCode code, String problem, String name, String advice, SqlNode place) {
        return PlacedException.of(
                new FeldsparException(code, problem.formatted(name), advice),
                place.getParserPosition());
    }
}
