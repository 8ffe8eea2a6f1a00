package io.feldspar.session;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.error.FeldsparException;
import io.feldspar.executor.type.Field;
import io.feldspar.executor.type.Schema;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.sql.catalog.ColumnDefinition;
import io.feldspar.sql.catalog.ColumnValue;
import io.feldspar.sql.catalog.Formula;
import io.feldspar.sql.catalog.PartitionField;
import io.feldspar.sql.catalog.TableConstraint;
import io.feldspar.sql.catalog.TableDetails;
import io.feldspar.sql.catalog.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a statement says of the columns and rows of a table, looked at before it is stored: the
/// columns that expressions read are found, constraints get names as PostgreSQL gives them.
final class TableDeclaration {

    private final StatementContext context;
    private final TableName table;
    private final Schema columns;
    private final RowFormulas formulas;
    private final Set<String> names = new HashSet<>();

    /// The constraints so far.
    private final List<TableConstraint> declared;

    /// @param columns of the table, those that the statement adds included
    /// @param existing constraints of the table before
    TableDeclaration(
            StatementContext context,
            TableName table,
            Schema columns,
            List<TableConstraint> existing) {
        this.context = context;
        this.table = table;
        this.columns = columns;
        this.formulas = new RowFormulas(context, table.name());
        this.declared = new ArrayList<>(existing);
        existing.forEach(each -> names.add(key(each.name())));
    }

    private static String key(@Nullable String name) {
        return String.valueOf(name).toLowerCase(Locale.ROOT);
    }

    List<ColumnDefinition> columns(List<ColumnDefinition> written) {
        Set<String> generated =
                written.stream()
                        .filter(each -> each.value() instanceof ColumnValue.Generated)
                        .map(each -> each.field().name())
                        .collect(Collectors.toSet());
        return written.stream().map(each -> column(each, generated)).toList();
    }

    /// @param generated names of generated columns, which no other may be generated from
    ColumnDefinition column(ColumnDefinition column, Set<String> generated) {
        return column.with(
                switch (column.value()) {
                    case ColumnValue.Default(Formula formula) ->
                            new ColumnValue.Default(defaultOf(column.field().name(), formula));
                    case ColumnValue.Generated(Formula formula) ->
                            new ColumnValue.Generated(
                                    generated(column.field().name(), formula, generated));
                    case ColumnValue.Identity identity -> {
                        requireInteger(column.field());
                        yield identity;
                    }
                    case null -> null;
                });
    }

    /// @param others fields of the table
    /// @throws FeldsparException as [#partitioning]
    PartitionField partitionField(PartitionField written, List<PartitionField> others) {
        return PartitionFields.checked(written, columns, others);
    }

    /// @throws FeldsparException with COLUMN_NOT_FOUND, TYPE_MISMATCH or INVALID_DEFINITION
    List<PartitionField> partitioning(List<PartitionField> written) {
        List<PartitionField> fields = new ArrayList<>();
        for (PartitionField each : written) {
            fields.add(PartitionFields.checked(each, columns, fields));
        }
        return fields;
    }

    Formula defaultOf(String column, Formula formula) {
        RowFormulas.Analyzed analyzed = analyze(formula, "DEFAULT of column '" + column + "'");
        if (!analyzed.columns().isEmpty()) {
            throw invalid(
                    "DEFAULT of column '%s' reads column '%s'"
                            .formatted(column, analyzed.columns().getFirst()),
                    "Use GENERATED ALWAYS AS (…).");
        }
        return formula;
    }

    private Formula generated(String column, Formula formula, Set<String> generated) {
        RowFormulas.Analyzed analyzed = analyze(formula, "generated column '" + column + "'");
        if (!analyzed.deterministic()) {
            throw invalid(
                    "Column '%s' cannot be generated: its expression is not deterministic"
                            .formatted(column),
                    "Use DEFAULT.");
        }
        for (String read : analyzed.columns()) {
            if (generated.stream().anyMatch(read::equalsIgnoreCase)) {
                throw invalid(
                        "Column '%s' is generated from '%s', which is generated itself"
                                .formatted(column, read),
                        "Repeat the expression of '%s'.".formatted(read));
            }
        }
        return formula.reading(analyzed.columns());
    }

    private static void requireInteger(Field field) {
        if (field.type() != SimpleType.SMALLINT
                && field.type() != SimpleType.INTEGER
                && field.type() != SimpleType.BIGINT) {
            throw invalid(
                    "Identity column '%s' is %s".formatted(field.name(), field.type().sql()),
                    "Make it SMALLINT, INTEGER or BIGINT.");
        }
    }

    TableConstraint constraint(TableConstraint constraint) {
        TableConstraint analyzed = analyzed(constraint);
        declared.add(analyzed);
        return analyzed;
    }

    private TableConstraint analyzed(TableConstraint constraint) {
        TableConstraint analyzed =
                switch (constraint) {
                    case TableConstraint.Check check -> check(check);
                    case TableConstraint.Key key ->
                            new TableConstraint.Key(
                                    key.name(), key.primary(), known(key.columns(), columns));
                    case TableConstraint.ForeignKey key -> foreign(key);
                };
        String name = analyzed.name();
        if (name == null) {
            return analyzed.named(chosen(analyzed));
        }
        if (!names.add(key(name))) {
            throw new FeldsparException(
                    ErrorCode.DUPLICATE_OBJECT,
                    "The table has a constraint '%s' already".formatted(name),
                    "Choose another name.");
        }
        return analyzed;
    }

    private TableConstraint check(TableConstraint.Check check) {
        RowFormulas.Analyzed analyzed =
                analyze(check.condition(), "CHECK (" + check.condition().sql() + ")");
        if (analyzed.type() != SimpleType.BOOLEAN && analyzed.type() != SimpleType.NULL) {
            throw new FeldsparException(
                    ErrorCode.TYPE_MISMATCH,
                    "CHECK (%s) is %s, not BOOLEAN"
                            .formatted(check.condition().sql(), analyzed.type().sql()),
                    "Compare it with something.");
        }
        return new TableConstraint.Check(
                check.name(), check.condition().reading(analyzed.columns()));
    }

    private TableConstraint foreign(TableConstraint.ForeignKey key) {
        TableName name = context.catalog().resolve(key.table());
        boolean own = name.equals(table);
        TableDetails details = own ? null : target(name, key);
        Schema there = details == null ? columns : schema(details);
        List<String> referenced = key.referenced();
        if (referenced.isEmpty()) {
            referenced = primaryKey(details == null ? declared : details.constraints());
            if (referenced.isEmpty()) {
                throw invalid(
                        "Table '%s' has no primary key".formatted(name.name()),
                        "Name the columns after REFERENCES %s.".formatted(name.name()));
            }
        }
        if (referenced.size() != key.columns().size()) {
            throw new FeldsparException(
                    ErrorCode.INVALID_DEFINITION,
                    "A foreign key of %d columns references %d"
                            .formatted(key.columns().size(), referenced.size()),
                    "Name as many.");
        }
        return new TableConstraint.ForeignKey(
                key.name(),
                known(key.columns(), columns),
                List.of(name.catalog(), name.schema(), name.name()),
                known(referenced, there));
    }

    private TableDetails target(TableName name, TableConstraint.ForeignKey key) {
        TableDetails details = NamedRelation.find(context, key.table()).tableDetails(context);
        if (details == null) {
            throw invalid(
                    "'%s' is not a table of the warehouse".formatted(name.name()),
                    "Reference one that is.");
        }
        return details;
    }

    private static Schema schema(TableDetails details) {
        return new Schema(details.columns().stream().map(ColumnDefinition::field).toList());
    }

    private static List<String> primaryKey(List<TableConstraint> constraints) {
        for (TableConstraint each : constraints) {
            if (each instanceof TableConstraint.Key key && key.primary()) {
                return key.columns();
            }
        }
        return List.of();
    }

    /// The columns as the table names them.
    private static List<String> known(List<String> written, Schema columns) {
        List<String> known = new ArrayList<>();
        for (String each : written) {
            String name =
                    columns.fields().stream()
                            .map(Field::name)
                            .filter(each::equalsIgnoreCase)
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new FeldsparException(
                                                    ErrorCode.COLUMN_NOT_FOUND,
                                                    "Column '%s' of a key not found"
                                                            .formatted(each)));
            if (known.contains(name)) {
                throw new FeldsparException(
                        ErrorCode.COLUMN_DUPLICATE,
                        "Column '%s' is in the key twice".formatted(name),
                        "Name it once.");
            }
            known.add(name);
        }
        return known;
    }

    /// The name that PostgreSQL gives.
    private String chosen(TableConstraint constraint) {
        String columns = constraint.columns().stream().collect(Collectors.joining("_"));
        String base =
                switch (constraint) {
                    case TableConstraint.Key key when key.primary() -> table.name() + "_pkey";
                    case TableConstraint.Key _ -> table.name() + "_" + columns + "_key";
                    case TableConstraint.ForeignKey _ -> table.name() + "_" + columns + "_fkey";
                    case TableConstraint.Check check ->
                            check.columns().size() == 1
                                    ? table.name() + "_" + columns + "_check"
                                    : table.name() + "_check";
                };
        String name = base;
        for (int i = 1; !names.add(key(name)); i++) {
            name = base + i;
        }
        return name;
    }

    private RowFormulas.Analyzed analyze(Formula formula, String what) {
        try {
            return formulas.analyze(formula, columns);
        } catch (FeldsparException e) {
            throw new FeldsparException(
                    e.code(), what + " is wrong: " + e.problem(), e.advice(), e);
        }
    }

    private static FeldsparException invalid(String problem, String advice) {
        return new FeldsparException(ErrorCode.INVALID_DEFINITION, problem, advice);
    }
}
