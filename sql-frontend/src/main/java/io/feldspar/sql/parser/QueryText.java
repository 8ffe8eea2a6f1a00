package io.feldspar.sql.parser;

import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.dialect.Dialect;
import io.feldspar.sql.error.SourceLines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/// The text of a query within the text it came from, so that errors name the place a user sees, and
/// the tree that it was parsed to.
public final class QueryText implements Relation.View.Tree {

    private final String source;
    private final int start;
    private final int end;
    private final int parameters;
    private final Dialect dialect;

    /// What DEFAULT stands for, by position; empty where it does not occur.
    private final List<@Nullable Formula> defaults;

    /// The tree of the first analysis: the validator changes trees, so that each needs its own.
    private final AtomicReference<@Nullable SqlNode> parsed;

    /// What makes the tree of a query that is not parsed, or null.
    private final @Nullable Supplier<SqlNode> trees;

    QueryText(
            String source,
            int start,
            int end,
            int parameters,
            Dialect dialect,
            @Nullable SqlNode parsed) {
        this.defaults = List.of();
        this.source = source;
        this.start = start;
        this.end = end;
        this.parameters = parameters;
        this.dialect = dialect;
        this.parsed = new AtomicReference<>(parsed);
        this.trees = null;
    }

    private QueryText(QueryText other, List<@Nullable Formula> defaults) {
        this.source = other.source;
        this.start = other.start;
        this.end = other.end;
        this.parameters = other.parameters;
        this.dialect = other.dialect;
        this.parsed = new AtomicReference<>();
        this.trees = null;
        this.defaults = defaults;
    }

    private QueryText(String text, Dialect dialect, Supplier<SqlNode> trees) {
        this.source = text;
        this.start = 0;
        this.end = text.length();
        this.parameters = 0;
        this.dialect = dialect;
        this.parsed = new AtomicReference<>();
        this.trees = trees;
        this.defaults = List.of();
    }

    /// A query that a program made as a tree.
    ///
    /// @param text of the tree, equal for equal trees; nobody parses it
    /// @param trees makes a tree that nobody else has
    public static QueryText ofTree(String text, Dialect dialect, Supplier<SqlNode> trees) {
        return new QueryText(text, dialect, trees);
    }

    /// A text that is nothing but a query.
    ///
    /// @throws io.feldspar.executor.error.FeldsparException with SYNTAX_ERROR or
    ///     STATEMENT_TOO_COMPLEX
    public static QueryText of(String sql) {
        return of(sql, Dialect.FELDSPAR);
    }

    /// The same in a dialect.
    public static QueryText of(String sql, Dialect dialect) {
        return StatementParser.query(sql, dialect);
    }

    /// A text that was parsed before and is known to be a query; it is parsed again when it is
    /// analyzed.
    public static QueryText known(String sql, Dialect dialect) {
        return new QueryText(sql, 0, sql.length(), 0, dialect, null);
    }

    /// The query of a view.
    public static QueryText of(Relation.View view) {
        return view.tree() instanceof QueryText tree ? tree : known(view.sql(), view.dialect());
    }

    /// The whole text that was parsed.
    public String source() {
        return source;
    }

    /// Where the query begins in [#source].
    public int start() {
        return start;
    }

    /// Where it ends, exclusive.
    public int end() {
        return end;
    }

    /// What the text means where databases differ.
    public Dialect dialect() {
        return dialect;
    }

    /// Whether it was made as a tree, so that nothing in it has a place in a text.
    public boolean isTree() {
        return trees != null;
    }

    /// How many `?` it holds.
    public int parameters() {
        return parameters;
    }

    public String sql() {
        return source.substring(start, end);
    }

    /// A tree of the caller's own.
    ///
    /// @param lines of [#source], which number the lines of the tree's positions
    public SqlNode tree(SourceLines lines) {
        if (trees != null) {
            return trees.get();
        }
        SqlNode tree = lines.firstLine() == 1 ? parsed.getAndSet(null) : null;
        SqlNode own = tree == null ? StatementParser.tree(this, lines) : tree;
        if (!defaults.isEmpty()) {
            DefaultItems.replace(own, defaults);
        }
        return own;
    }

    /// The items that are DEFAULT, or null where there are none.
    public @Nullable DefaultItems defaultItems() {
        if (trees != null) {
            return null;
        }
        SqlNode tree = parsed.get();
        return DefaultItems.of(
                tree == null ? StatementParser.tree(this, SourceLines.of(source)) : tree);
    }

    /// The same query with expressions in place of DEFAULT.
    ///
    /// @param values by position, null for NULL
    public QueryText withDefaults(List<@Nullable Formula> values) {
        return new QueryText(this, Collections.unmodifiableList(new ArrayList<>(values)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QueryText text
                && start == text.start
                && end == text.end
                && dialect == text.dialect
                && defaults.equals(text.defaults)
                && source.equals(text.source);
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, start, end, dialect, defaults);
    }

    @Override
    public String toString() {
        return sql();
    }
}
