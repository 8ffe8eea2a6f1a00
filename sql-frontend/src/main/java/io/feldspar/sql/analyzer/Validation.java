package io.feldspar.sql.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/// A valid tree, and the validator that knows its types.
record Validation(FeldsparValidator validator, SqlNode tree) {

    private static final int MAX_REGROUPINGS = 20;

    /// Validates a tree. Where an aggregate in a subquery belongs to a query around it, that query
    /// is changed in a new tree of the same text, for the first one is half validated.
    ///
    /// @param validators makes a new validator
    /// @param again makes the tree once more
    static Validation of(
            SqlNode tree, Supplier<FeldsparValidator> validators, Supplier<SqlNode> again) {
        List<Regrouping> regroupings = new ArrayList<>();
        SqlNode next = tree;
        while (true) {
            FeldsparValidator validator = validators.get();
            try {
                return new Validation(validator, validator.validate(next));
            } catch (RuntimeException e) {
                Regrouping found = validator.regrouping();
                if (found == null || regroupings.size() == MAX_REGROUPINGS) {
                    throw validator.failure(e);
                }
                regroupings.add(found);
            }
            next = again.get();
            for (Regrouping each : regroupings) {
                next = each.apply(next);
            }
        }
    }

    RelDataType rowType() {
        return validator.getValidatedNodeType(tree);
    }
}
