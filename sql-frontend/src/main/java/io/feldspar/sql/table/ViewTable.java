package io.feldspar.sql.table;

import io.feldspar.executor.type.Schema;
import io.feldspar.sql.catalog.Relation;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/// A view, whose query is analyzed when a query names it.
public final class ViewTable extends AbstractTable implements TranslatableTable {

    /// Analyzes the queries of views.
    public interface Expander {

        RelDataType rowType(Relation.View view, String name);

        /// The columns of a view, which is not part of the query.
        Schema columns(Relation.View view, String name);

        RelNode expand(Relation.View view, String name, RelOptTable.ToRelContext context);
    }

    private final String name;
    private final Relation.View view;
    private final Expander expander;

    ViewTable(String name, Relation.View view, Expander expander) {
        this.name = name;
        this.view = view;
        this.expander = expander;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory typeFactory) {
        return expander.rowType(view, name);
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        RelNode rel = expander.expand(view, name, context);
        return RelOptUtil.createCastRel(rel, table.getRowType(), true);
    }
}
