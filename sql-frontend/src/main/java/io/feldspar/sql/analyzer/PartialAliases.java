package io.feldspar.sql.analyzer;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.AliasNamespace;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;

/// `table AS t(a, b)`, which renames the first columns where the table has more.
final class PartialAliases extends AliasNamespace {

    private static final int NAMES = 2;

    PartialAliases(SqlValidatorImpl validator, SqlCall call, SqlNode enclosing) {
        super(validator, call, enclosing);
    }

    @Override
    protected RelDataType validateImpl(RelDataType target) {
        SqlValidatorNamespace aliased = validator.getNamespace(call.operand(0));
        int given = call.operandCount() - NAMES;
        if (aliased == null
                || given <= 0
                || given >= aliased.getRowTypeSansSystemColumns().getFieldCount()) {
            return super.validateImpl(target);
        }
        RelDataType row = aliased.getRowTypeSansSystemColumns();
        List<RelDataType> types = new ArrayList<>();
        row.getFieldList().forEach(field -> types.add(field.getType()));
        List<String> names = new ArrayList<>(row.getFieldNames());
        for (int i = 0; i < given; i++) {
            names.set(i, ((SqlIdentifier) call.operand(i + NAMES)).getSimple());
        }
        return validator.getTypeFactory().createStructType(row.getStructKind(), types, names);
    }
}
