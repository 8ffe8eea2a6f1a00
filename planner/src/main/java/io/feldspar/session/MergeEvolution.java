package io.feldspar.session;

import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.parser.MergeClause.Action;
import io.feldspar.sql.parser.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What MERGE WITH SCHEMA EVOLUTION changes of its table: columns of the source that it names, or
/// all where it has UPDATE SET * or INSERT *, are added, and columns of the same names become as
/// wide as those of the source.
final class MergeEvolution {

    private MergeEvolution() {}

    /// @param columns of the table
    static List<TableAlteration> of(
            StatementContext context, Statement.Merge merge, List<ColumnDefinition> columns) {
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        boolean all = false;
        for (var clause : merge.clauses()) {
            switch (clause.action()) {
                case Action.Update(List<Statement.Assignment> assignments) -> {
                    all |= assignments.isEmpty();
                    assignments.forEach(each -> named.add(each.column()));
                }
                case Action.Insert insert -> {
                    all |= insert.values().isEmpty();
                    named.addAll(insert.columns());
                }
                case Action.Delete _, Action.Nothing _ -> {}
            }
        }
        List<TableAlteration> changes = new ArrayList<>();
        for (Field given : source(context, merge).fields()) {
            if (!all && !named.contains(given.name())) {
                continue;
            }
            Field known = find(columns, given.name());
            if (known == null) {
                Field added = new Field(given.name(), given.type(), true);
                changes.add(new TableAlteration.AddColumn(ColumnDefinition.of(added), null, false));
            } else if (TableAlteration.WidenColumn.possible(known.type(), given.type())) {
                changes.add(
                        new TableAlteration.WidenColumn(
                                new Field(known.name(), given.type(), true)));
            }
        }
        return changes;
    }

    private static Schema source(StatementContext context, Statement.Merge merge) {
        ComposedQuery query =
                new ComposedQuery(merge, context.parameters())
                        .add("SELECT * FROM ")
                        .add(merge.source());
        try {
            return query.plan(context).schema();
        } catch (FeldsparException e) {
            throw query.placed(e);
        }
    }

    private static @Nullable Field find(List<ColumnDefinition> columns, String name) {
        return columns.stream()
                .map(ColumnDefinition::field)
                .filter(field -> field.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }
}
