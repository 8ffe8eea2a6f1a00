package io.feldspar.sql.parser;

import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.Relation;
import io.feldspar.sql.catalog.TableAlteration;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.dialect.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A parsed statement. Names in it are not looked up yet.
public sealed interface Statement {

    /// Looks at names and settings without running tasks, and gives rows.
    sealed interface Inspection extends Statement {}

    /// Changes rows of a table, and may give them.
    sealed interface RowChange extends Change {

        /// The expressions and queries, in the order of the text.
        List<QueryText> parts();

        /// What RETURNING selects from the rows that were written or deleted, or null.
        @Nullable QueryText returning();
    }

    /// May run tasks, and gives no rows that are known before.
    sealed interface Change extends Statement {}

    /// Changes names and settings without running tasks, and gives no rows.
    sealed interface Definition extends Statement {}

    /// A query, as text: SELECT, VALUES, WITH, or a query in parentheses.
    record Query(QueryText text) implements Statement {}

    /// Holds a table in memory.
    ///
    /// @param lazy whether nothing is read before it is needed
    /// @param query the rows of a temporary view that is made, or null
    record Cache(List<String> table, boolean lazy, @Nullable QueryText query) implements Change {}

    record Uncache(List<String> table, boolean ifExists) implements Definition {}

    record ClearCache() implements Definition {}

    /// The tables that are held in memory.
    record ShowCached() implements Inspection {}

    /// Begins or ends a transaction of the session.
    ///
    /// @param readOnly whether it changes nothing
    record Transaction(Kind kind, boolean readOnly) implements Statement {
        public enum Kind {
            START,
            COMMIT,
            ROLLBACK,
            /// Of a part of it: SAVEPOINT, RELEASE SAVEPOINT, ROLLBACK TO.
            SAVEPOINT
        }
    }

    /// @param statement a query, or a statement that creates or writes
    record Explain(Kind kind, Statement statement) implements Statement {
        public enum Kind {
            /// The physical plan.
            PLAN,
            /// The physical plan with what happened when it ran.
            ANALYZE,
            /// The RDD lineage and its stages.
            STAGES,
            /// The physical plan as a short tree, then each node with all there is to say.
            FORMATTED,
            /// The physical plan as JSON.
            JSON,
            /// The same with what happened when it ran.
            ANALYZE_JSON;

            /// Both options: EXPLAIN (ANALYZE, FORMAT JSON).
            Kind and(Kind other) {
                boolean measured = this == ANALYZE || other == ANALYZE;
                boolean json = this == JSON || other == JSON;
                return measured && json ? ANALYZE_JSON : other == PLAN ? this : other;
            }
        }
    }

    /// CREATE TABLE … USING format LOCATION '…', over files that exist; or `AS query`, which writes
    /// them; or with columns alone, without rows.
    ///
    /// @param columns declared, or empty where the files tell
    /// @param partitioning how rows are in partitions; perhaps not at all
    /// @param format in lower case, or null for the default
    /// @param location null where the engine chooses one
    /// @param query null where the files exist
    record CreateTable(
            List<String> name,
            boolean ifNotExists,
            boolean orReplace,
            List<ColumnDefinition> columns,
            List<TableConstraint> constraints,
            List<PartitionField> partitioning,
            @Nullable String format,
            @Nullable String location,
            Map<String, String> options,
            Map<String, String> properties,
            @Nullable QueryText query)
            implements Change {}

    /// A table with the columns of another, without rows.
    ///
    /// @param all whether with default and generated values, checks and keys
    record CreateTableLike(
            List<String> name,
            boolean ifNotExists,
            boolean orReplace,
            List<String> source,
            boolean all)
            implements Change {}

    /// CREATE INDEX, which has no effect: what indexes are for, data files' statistics do.
    record CreateIndex(List<String> table) implements Definition {}

    /// @param start the first number
    /// @param cycles whether the numbers begin again after the last
    record CreateSequence(
            List<String> name,
            boolean orReplace,
            boolean ifNotExists,
            long start,
            long increment,
            long least,
            long most,
            boolean cycles,
            int cache)
            implements Definition {}

    /// @param columns other names for the query's columns, or empty
    record CreateView(
            List<String> name,
            boolean temporary,
            boolean orReplace,
            boolean ifNotExists,
            List<String> columns,
            QueryText query)
            implements Definition {}

    /// @param function whose catalog and schema are not known yet
    /// @param readsData whether it may read tables; false for CONTAINS SQL
    record CreateFunction(
            List<String> name,
            boolean temporary,
            boolean orReplace,
            boolean ifNotExists,
            Relation.Function function,
            boolean readsData)
            implements Definition {}

    record CreateJavaFunction(
            List<String> name,
            boolean temporary,
            boolean orReplace,
            boolean ifNotExists,
            JavaCode code)
            implements Definition {}

    /// A class that implements a function.
    ///
    /// @param jars the paths of those that it is in; none for the class path
    record JavaCode(
            String className, List<String> jars, boolean deterministic, @Nullable String comment) {}

    record CreateSchema(List<String> name, boolean ifNotExists) implements Definition {}

    /// ALTER TABLE and COMMENT ON, which leave rows as they are.
    record AlterTable(List<String> table, boolean ifExists, List<TableAlteration> changes)
            implements Change {}

    record RenameTable(List<String> table, boolean ifExists, List<String> name)
            implements Definition {}

    /// @param cascade whether what a schema holds goes too
    record Drop(Kind kind, List<String> name, boolean ifExists, boolean cascade)
            implements Definition {
        public enum Kind {
            TABLE,
            VIEW,
            SCHEMA,
            VARIABLE,
            FUNCTION,
            INDEX,
            SEQUENCE
        }
    }

    /// Writes the rows of a query to a file.
    ///
    /// @param options names in lower case, such as `format` and `header`
    record Copy(QueryText query, String target, Map<String, String> options) implements Change {}

    /// @param alias another name for the table in expressions, or null
    /// @param overwrite whether the rows take the place of those that are there
    /// @param columns of the target that are given, or empty for all
    /// @param byName whether the columns of the query are those of the same names
    /// @param overriding whether the query may give values for identity columns
    /// @param query null for DEFAULT VALUES
    /// @param conflict what becomes of rows whose key is there, or null where keys do not matter
    record Insert(
            List<String> table,
            @Nullable String alias,
            boolean overwrite,
            List<String> columns,
            boolean byName,
            boolean overriding,
            @Nullable QueryText query,
            @Nullable Conflict conflict,
            @Nullable QueryText returning)
            implements RowChange {

        /// One that names columns and nothing else.
        public Insert(
                List<String> table,
                boolean overwrite,
                List<String> columns,
                boolean byName,
                QueryText query) {
            this(table, null, overwrite, columns, byName, false, query, null, null);
        }

        @Override
        public List<QueryText> parts() {
            List<QueryText> parts = new ArrayList<>();
            add(parts, query);
            if (conflict != null) {
                parts.addAll(conflict.parts());
            }
            add(parts, returning);
            return parts;
        }
    }

    /// ON CONFLICT of INSERT.
    ///
    /// @param columns of the key, or empty for the keys that the table has
    /// @param constraint the name of the key, or null
    /// @param action what the row that is there becomes; nothing where it stays
    /// @param condition of rows that change, or null for all
    record Conflict(
            List<String> columns,
            @Nullable String constraint,
            MergeClause.Action action,
            @Nullable QueryText condition) {

        List<QueryText> parts() {
            return new MergeClause(MergeClause.Match.MATCHED, condition, action)
                    .parts().stream().sorted(Comparator.comparingInt(QueryText::start)).toList();
        }
    }

    private static void add(List<QueryText> parts, @Nullable QueryText part) {
        if (part != null) {
            parts.add(part);
        }
    }

    /// @param alias another name for the table in the condition, or null
    /// @param condition of the rows that go, or null for all
    record Delete(
            List<String> table,
            @Nullable String alias,
            @Nullable QueryText condition,
            @Nullable QueryText returning)
            implements RowChange {

        @Override
        public List<QueryText> parts() {
            List<QueryText> parts = new ArrayList<>();
            add(parts, condition);
            add(parts, returning);
            return parts;
        }
    }

    /// @param alias another name for the table in the expressions, or null
    /// @param condition of the rows that change, or null for all
    record Update(
            List<String> table,
            @Nullable String alias,
            List<Assignment> assignments,
            @Nullable QueryText condition,
            @Nullable QueryText returning)
            implements RowChange {

        @Override
        public List<QueryText> parts() {
            List<QueryText> parts = new ArrayList<>();
            assignments.forEach(each -> parts.add(each.value()));
            add(parts, condition);
            add(parts, returning);
            return parts;
        }
    }

    /// MERGE, UPDATE … FROM and DELETE … USING.
    ///
    /// @param alias another name for the table in the expressions, or null
    /// @param source a table, or a query in parentheses, as FROM has it
    /// @param sourceAlias its name in the expressions, or null
    /// @param condition which rows of the source match which rows of the table
    /// @param evolves whether columns that the source has are added to the table
    record Merge(
            List<String> table,
            @Nullable String alias,
            QueryText source,
            @Nullable String sourceAlias,
            QueryText condition,
            List<MergeClause> clauses,
            boolean evolves,
            @Nullable QueryText returning)
            implements RowChange {

        @Override
        public List<QueryText> parts() {
            List<QueryText> parts = new ArrayList<>(List.of(source, condition));
            clauses.forEach(clause -> parts.addAll(clause.parts()));
            add(parts, returning);
            // UPDATE … FROM has its assignments first
            parts.sort(Comparator.comparingInt(QueryText::start));
            return parts;
        }
    }

    /// A new value for a column.
    record Assignment(String column, QueryText value) {

        /// What a column has without a value.
        public static final QueryText DEFAULT = QueryText.known("DEFAULT", Dialect.FELDSPAR);
    }

    /// INSERT … PARTITION (p = 1, q).
    ///
    /// @param columns as those of [Insert]; the ones with values in `partition` are not among them
    record InsertPartition(
            List<String> table,
            boolean overwrite,
            List<PartitionValue> partition,
            List<String> columns,
            boolean byName,
            QueryText query)
            implements Change {}

    /// @param value null where the rows have it
    record PartitionValue(String column, @Nullable QueryText value) {}

    /// The rows go that have these values.
    ///
    /// @param ifExists whether there may be none
    record DropPartitions(
            List<String> table, List<List<PartitionValue>> partitions, boolean ifExists)
            implements Change {}

    /// All rows go.
    record Truncate(List<String> table) implements Change {}

    /// Small data files become few.
    record Optimize(List<String> table) implements Change {}

    /// Old states go, and files that nobody needs.
    ///
    /// @param hours how long states can be read, or null for the default
    record Vacuum(List<String> table, @Nullable Integer hours) implements Change {}

    /// Makes an earlier state of a table the current one.
    ///
    /// @param table its last part is an encoded [io.feldspar.sql.catalog.TimedName]
    record Restore(List<String> table) implements Change {}

    /// The states that a table had, newest first.
    ///
    /// @param limit how many, or null for all
    record DescribeHistory(List<String> table, @Nullable Integer limit) implements Inspection {}

    /// SHOW TABLES, VIEWS, SCHEMAS, CATALOGS or FUNCTIONS.
    ///
    /// @param in the catalog or schema, or empty for the current one
    /// @param like a pattern for the names, or null
    record Show(Kind kind, List<String> in, @Nullable String like) implements Inspection {
        public enum Kind {
            TABLES,
            /// The tables and views of all catalogs.
            ALL_TABLES,
            /// Tables and views with what there is to say of each.
            TABLES_EXTENDED,
            VIEWS,
            SCHEMAS,
            CATALOGS,
            FUNCTIONS,
            /// Functions that users made.
            USER_FUNCTIONS
        }
    }

    /// @param like a pattern for the names of columns, or null
    record ShowColumns(List<String> table, @Nullable String like) implements Inspection {}

    /// The statement that makes what there is.
    record ShowCreate(Kind kind, List<String> name) implements Inspection {
        public enum Kind {
            TABLE,
            VIEW,
            SCHEMA
        }
    }

    /// @param key null for all
    record ShowProperties(List<String> table, @Nullable String key) implements Inspection {}

    /// @param partition values that the partitions have, by column; perhaps none
    record ShowPartitions(List<String> table, Map<String, String> partition)
            implements Inspection {}

    /// The current catalog and schema.
    record ShowCurrent() implements Inspection {}

    /// The statements that the engine knows of.
    ///
    /// @param full whether with their whole text
    record ShowProcesses(boolean full) implements Inspection {}

    /// SHOW name: a setting, or the columns of a table.
    record ShowNamed(List<String> name) implements Inspection {}

    /// The columns of a table or view.
    ///
    /// @param extended whether all else that is known of it follows
    /// @param column the only one that is described, or null for all
    record Describe(List<String> table, boolean extended, @Nullable String column)
            implements Inspection {}

    /// @param catalog whether it is a catalog and not a schema
    /// @param extended whether its properties follow
    record DescribeSchema(List<String> name, boolean catalog, boolean extended)
            implements Inspection {}

    /// The columns that a query would have.
    record DescribeQuery(QueryText query) implements Inspection {}

    /// @param extended whether with an example
    record DescribeFunction(String name, boolean extended) implements Inspection {}

    /// Statistics of each column of a query's rows.
    record Summarize(QueryText query) implements Statement {}

    /// PIVOT or UNPIVOT.
    record Reshape(Reshaping how) implements Statement {}

    /// Makes variables of the session.
    ///
    /// @param value gives their type and first value in one column
    record Declare(List<List<String>> names, boolean replace, QueryText value) implements Change {}

    /// @param values a query for each variable, or one for all
    /// @param row whether it is one query, with a column for each variable
    record SetVariable(List<List<String>> names, List<QueryText> values, boolean row)
            implements Change {

        /// The first value of a variable.
        public static final QueryText DEFAULT = QueryText.known("DEFAULT", Dialect.FELDSPAR);
    }

    /// EXECUTE IMMEDIATE over a text that variables hold; it becomes another statement when it
    /// runs.
    ///
    /// @param parts the text
    /// @param into the variables that get the row, or empty
    record Immediate(
            List<Part> parts, List<List<String>> into, List<Argument> arguments, Dialect dialect)
            implements Change {

        /// A part of the text: as it is written, or the name of a variable.
        ///
        /// @param variable null where the text is written
        public record Part(String text, @Nullable List<String> variable) {}

        /// @param name in lower case, or null
        public record Argument(@Nullable String name, String expression) {}

        /// The statement.
        ///
        /// @param variables the text of a variable
        public Statement with(Function<List<String>, String> variables) {
            StringBuilder text = new StringBuilder();
            for (Part part : parts) {
                List<String> variable = part.variable();
                text.append(variable == null ? part.text() : variables.apply(variable));
            }
            Statement statement = ImmediateStatement.parse(text.toString(), arguments, dialect);
            return into.isEmpty() ? statement : ImmediateStatement.into(statement, into);
        }
    }

    /// A statement to be run by its name.
    record Prepare(String name, PreparedText text) implements Definition {}

    /// Runs a statement that was prepared.
    record Execute(String name, List<Argument> arguments) implements Statement {

        /// @param name of the parameter, or null for the next one
        public record Argument(@Nullable String name, QueryText value) {}

        /// The values, in the order of the text.
        public List<QueryText> parts() {
            return arguments.stream().map(Argument::value).toList();
        }
    }

    /// Forgets what was prepared.
    ///
    /// @param name null for all
    record Deallocate(@Nullable String name) implements Definition {}

    /// @param value null to show the setting
    record Set(@Nullable String key, @Nullable String value) implements Statement {}

    /// @param key null for all
    record Reset(@Nullable String key) implements Definition {}

    /// Who may do what.
    record Security(SecurityStatement statement) implements Statement {}

    record Use(List<String> schema) implements Definition {}
}
