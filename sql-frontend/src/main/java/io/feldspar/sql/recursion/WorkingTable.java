package io.feldspar.sql.recursion;

import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/// In the step of a [Recursion]: the rows of the step's last run, or of the first query.
public final class WorkingTable extends AbstractRelNode {

    /// That of a table whose recursion is still in the making.
    static final int UNBOUND = -1;

    private final int recursion;
    private final String name;

    private WorkingTable(RelOptCluster cluster, int recursion, String name, RelDataType row) {
        super(cluster, cluster.traitSet());
        this.recursion = recursion;
        this.name = name;
        this.rowType = row;
    }

    /// @param name of the recursive query that is being converted
    public static WorkingTable unbound(RelOptCluster cluster, String name, RelDataType row) {
        return new WorkingTable(cluster, UNBOUND, name, row);
    }

    WorkingTable bound(int id) {
        return new WorkingTable(getCluster(), id, name, getRowType());
    }

    boolean unbound(String recursive) {
        return recursion == UNBOUND && name.equals(recursive);
    }

    /// The identifier of the recursion.
    public int recursion() {
        return recursion;
    }

    public String name() {
        return name;
    }

    /// Whether the subtree reads rows that change with the runs of a recursion around it.
    public static boolean in(RelNode node) {
        return new Free().anyIn(node);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("recursion", recursion).item("name", name);
    }
}
