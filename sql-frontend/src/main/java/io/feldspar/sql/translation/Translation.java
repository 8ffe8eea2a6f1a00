package io.feldspar.sql.translation;

import io.feldspar.sql.catalog.FileReference;
import io.feldspar.sql.catalog.SessionCatalog;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.SourceLines;
import io.feldspar.sql.generator.GeneratorOperator;
import io.feldspar.sql.parser.QueryText;
import io.feldspar.sql.parser.Selects;
import io.feldspar.sql.parser.SyntaxParts;
import io.feldspar.sql.tree.Expr;
import io.feldspar.sql.tree.LocalRows;
import io.feldspar.sql.tree.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/// One translation of a tree.
///
/// ```text
/// Limit(Sort(Filter(Table(t), a > 1), b), 3)
///     SELECT t1.a AS a, t1.b AS b FROM t AS t1 WHERE t1.a > 1 ORDER BY t1.b LIMIT 3
/// Filter(Project(Table(t), a + b AS c), c > 1)
///     SELECT t2.c AS c FROM (SELECT t1.a + t1.b AS c FROM t AS t1) AS t2 WHERE t2.c > 1
/// ```
public final class Translation {

    private static final SqlParserPos NOWHERE = SqlParserPos.ZERO;

    private final SyntaxParts parts;
    private final Environment environment;
    private int tables;

    /// What a translation asks the session for.
    public interface Environment {

        /// The names of a query's columns.
        List<String> columns(SqlNode query);

        /// Lets queries read the rows under their name in [SessionCatalog#ROWS].
        void add(LocalRows rows);

        /// What to read instead of computing a data set, or the data set itself.
        Query cached(Query.Numbered dataset);
    }

    public Translation(Dialect dialect, Environment environment) {
        this.parts = new SyntaxParts(dialect);
        this.environment = environment;
    }

    /// The query as a syntax tree, which has no places.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with COLUMN_NOT_FOUND,
    ///     COLUMN_AMBIGUOUS or SYNTAX_ERROR
    public SqlNode query(Query tree) {
        return block(tree).query(null);
    }

    /// The names of the columns of the query.
    public List<String> columns(Query tree) {
        return names(block(tree));
    }

    private List<String> names(Block block) {
        List<Column> outputs = block.outputs();
        return outputs == null
                ? environment.columns(block.query(null))
                : outputs.stream().map(Column::name).toList();
    }

    Block block(Query tree) {
        return switch (tree) {
            case Query.Text text -> written(text);
            case Query.Table(String name, List<String> columns) ->
                    table(Column.identifier(parts.names(name)), columns, parts.names(name));
            case Query.Files files -> files(files);
            case Query.Range range -> range(range);
            case Query.Rows(LocalRows rows) -> rows(rows);
            case Query.Numbered numbered -> numbered(numbered);
            case Query.As(Query input, String name) -> {
                Block block = block(input);
                block.describe(column -> column.qualified(name));
                yield block;
            }
            case Query.Project(Query input, List<Expr> items) ->
                    selected(input, selection -> selection.items(items));
            case Query.WithColumns(Query input, List<Expr.Alias> columns) ->
                    selected(input, selection -> selection.withColumns(columns));
            case Query.Renamed(Query input, var names) ->
                    selected(input, selection -> selection.renamed(names));
            case Query.Named(Query input, List<String> names) ->
                    selected(input, selection -> selection.named(names));
            case Query.Drop(Query input, List<Expr> columns) ->
                    selected(input, selection -> selection.without(columns));
            case Query.Filter(Query input, Expr condition) -> filtered(input, condition);
            case Query.Aggregate aggregate -> aggregated(aggregate);
            case Query.Join join -> new Joins(this).joined(join);
            case Query.Sort sort -> sorted(sort);
            case Query.Limit limit -> limited(limit);
            case Query.SetOperation operation -> combined(operation);
            case Query.UnionByName union -> combinedByName(union);
            case Query.Distinct(Query input, List<String> columns) -> distinct(input, columns);
        };
    }

    Expressions expressions(Block block) {
        return expressions(block.scope());
    }

    Expressions expressions(Scope scope) {
        return new Expressions(scope, parts);
    }

    String nextTable() {
        return "t" + ++tables;
    }

    // Leaves

    private Block table(SqlNode table, List<String> columns, List<String> name) {
        String alias = nextTable();
        Block block =
                new Block(
                        as(table, alias, List.of()),
                        columns.stream()
                                .map(column -> Column.of(column, List.of(alias, column)))
                                .toList());
        if (columns.isEmpty()) {
            // What they are is still to be found out.
            block.select(List.of(new Block.Item(SqlIdentifier.star(NOWHERE), null)));
        } else if (!name.isEmpty()) {
            block.describe(column -> column.qualified(name.getLast()));
        }
        return block;
    }

    private Block written(Query.Text text) {
        QueryText parsed = QueryText.of(text.sql(), text.dialect());
        SqlNode tree = Parameters.bind(parsed.tree(SourceLines.of(text.sql())), text.parameters());
        return over(tree, text.columns());
    }

    private Block files(Query.Files files) {
        SqlNode reference =
                Column.identifier(
                        List.of(
                                files.format(),
                                new FileReference(files.paths(), files.options()).encode()));
        return table(reference, files.columns(), List.of());
    }

    private Block range(Query.Range range) {
        List<SqlNode> bounds = new ArrayList<>();
        for (long bound : List.of(range.start(), range.end(), range.step())) {
            bounds.add(Constants.typed(bound, parts));
        }
        SqlNode item = as(GeneratorOperator.RANGE.createCall(NOWHERE, bounds), "id", List.of());
        SqlNode select = Selects.of(NOWHERE, SqlNodeList.of(item), null, null);
        return table(select, List.of("id"), List.of());
    }

    private Block rows(LocalRows rows) {
        environment.add(rows);
        return table(
                Column.identifier(List.of(SessionCatalog.ROWS, rows.name())),
                rows.schema().fields().stream().map(field -> field.name()).toList(),
                List.of());
    }

    private Block numbered(Query.Numbered numbered) {
        Query meant = environment.cached(numbered);
        Block block = block(meant instanceof Query.Numbered(Query input, long _) ? input : meant);
        block.describe(column -> column.hidden() ? column : column.of(numbered.number()));
        return block;
    }

    // Operations

    /// The block, or one over it where the next operation does not fit.
    Block fitting(Block block, Predicate<Block> fits) {
        return fits.test(block) ? block : closed(block);
    }

    /// A block over the query that the block is.
    Block closed(Block block) {
        List<Column> outputs = block.outputs();
        if (outputs == null) {
            SqlNode query = block.query(null);
            return over(query, environment.columns(query));
        }
        String alias = nextTable();
        List<String> names = Block.unique(outputs.stream().map(Column::name).toList());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(outputs.get(i).at(List.of(alias, names.get(i))));
        }
        return new Block(as(block.query(names), alias, List.of()), columns);
    }

    /// A block over a query whose columns have these names, which may differ from those that the
    /// validator gives them.
    private Block over(SqlNode query, List<String> names) {
        String alias = nextTable();
        List<String> unique = Block.unique(names);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(Column.of(names.get(i), List.of(alias, unique.get(i))));
        }
        return new Block(as(query, alias, unique), columns);
    }

    private static SqlNode as(SqlNode table, String alias, List<String> columns) {
        List<SqlNode> operands = new ArrayList<>();
        operands.add(table);
        operands.add(Column.identifier(alias));
        columns.forEach(column -> operands.add(Column.identifier(column)));
        return SqlStdOperatorTable.AS.createCall(NOWHERE, operands);
    }

    private Block selected(Query input, Function<Selection, List<Block.Item>> items) {
        Block block = fitting(block(input), Block::filterable);
        block.select(items.apply(new Selection(block.scope(), parts)));
        return block;
    }

    private Block filtered(Query input, Expr condition) {
        Block block = fitting(block(input), Block::filterable);
        block.filter(expressions(block).node(condition));
        return block;
    }

    private Block sorted(Query.Sort sort) {
        Block block = fitting(block(sort.input()), Block::sortable);
        block.sort(expressions(block).order(sort.keys()));
        return block;
    }

    private Block limited(Query.Limit limit) {
        Block block = fitting(block(limit.input()), Block::limitable);
        block.limit(limit.count(), limit.offset());
        return block;
    }

    private Block aggregated(Query.Aggregate aggregate) {
        Block block = fitting(block(aggregate.input()), Block::filterable);
        Selection selection = new Selection(block.scope(), parts);
        List<Block.Item> items = new ArrayList<>(selection.items(aggregate.keys()));
        items.addAll(selection.items(aggregate.aggregates()));
        List<SqlNode> keys = new ArrayList<>();
        for (Block.Item item : selection.items(aggregate.keys())) {
            keys.add(key(item.node()));
        }
        if (!keys.isEmpty()) {
            block.group(
                    switch (aggregate.grouping()) {
                        case ALL -> new SqlNodeList(keys, NOWHERE);
                        case ROLLUP -> sets(SqlStdOperatorTable.ROLLUP, keys);
                        case CUBE -> sets(SqlStdOperatorTable.CUBE, keys);
                    });
        }
        block.select(items);
        return block;
    }

    /// A key that is a number would be the position of a column.
    private static SqlNode key(SqlNode key) {
        return key instanceof SqlNumericLiteral
                ? SqlStdOperatorTable.CAST.createCall(NOWHERE, key, SyntaxParts.type("INT"))
                : key;
    }

    private static SqlNodeList sets(SqlOperator operator, List<SqlNode> keys) {
        return SqlNodeList.of(operator.createCall(NOWHERE, keys));
    }

    private Block combined(Query.SetOperation operation) {
        Block left = block(operation.left());
        Block right = block(operation.right());
        boolean all = operation.all();
        SqlOperator operator =
                switch (operation.kind()) {
                    case UNION -> all ? SqlStdOperatorTable.UNION_ALL : SqlStdOperatorTable.UNION;
                    case INTERSECT ->
                            all ? SqlStdOperatorTable.INTERSECT_ALL : SqlStdOperatorTable.INTERSECT;
                    case EXCEPT ->
                            all ? SqlStdOperatorTable.EXCEPT_ALL : SqlStdOperatorTable.EXCEPT;
                };
        return over(operator.createCall(NOWHERE, left.query(null), right.query(null)), names(left));
    }

    private Block combinedByName(Query.UnionByName union) {
        List<String> left = columns(union.left());
        List<String> right = columns(union.right());
        List<Expr> items = new MatchedColumns(left, right, union.missing()).ofRight();
        List<Expr> leftItems = new MatchedColumns(left, right, union.missing()).ofLeft();
        return combined(
                new Query.SetOperation(
                        new Query.Project(union.left(), leftItems),
                        new Query.Project(union.right(), items),
                        Query.SetKind.UNION,
                        true));
    }

    private Block distinct(Query input, List<String> columns) {
        if (columns.isEmpty()) {
            Block block = fitting(block(input), Block::distinguishable);
            block.distinct();
            return block;
        }
        Block block = fitting(block(input), Block::filterable);
        List<SqlNode> keys = new ArrayList<>();
        columns.forEach(
                column -> keys.add(expressions(block).node(new Expr.Name(List.of(column)))));
        SqlNode number =
                SqlStdOperatorTable.OVER.createCall(
                        NOWHERE,
                        parts.call("ROW_NUMBER", false, List.of()),
                        SyntaxParts.window(
                                new SqlNodeList(keys, NOWHERE),
                                SqlNodeList.EMPTY,
                                true,
                                null,
                                null));
        block.qualify(
                SqlStdOperatorTable.EQUALS.createCall(
                        NOWHERE, number, SqlLiteral.createExactNumeric("1", NOWHERE)));
        return block;
    }
}
