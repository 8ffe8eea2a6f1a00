/** (a, bucket(16, b), days(c)), or with new columns: (p INT). */
void PartitionFields(
    List<PartitionField> fields, List<ColumnDefinition> columns, List<TableConstraint> constraints) :
{
}
{
    <LPAREN> AddPartitionField(fields, columns, constraints)
    ( <COMMA> AddPartitionField(fields, columns, constraints) )* <RPAREN>
}

void AddPartitionField(
    List<PartitionField> fields, List<ColumnDefinition> columns, List<TableConstraint> constraints) :
{
    final PartitionField field;
    final ColumnDefinition column;
}
{
    LOOKAHEAD({ partitionTermAhead() })
    field = PartitionTerm() { fields.add(field); }
|
    column = DefinedColumn(constraints)
    { columns.add(column); fields.add(PartitionTerms.identity(column.field().name())); }
}

/** A column, or a transform of one: truncate(3, c). */
PartitionField PartitionTerm() :
{
    final Token first;
    final String name;
    final List<String> arguments = new ArrayList<String>();
}
{
    { first = getToken(1); }
    name = Word()
    (
        <LPAREN> AddPartitionArgument(arguments) ( <COMMA> AddPartitionArgument(arguments) )* <RPAREN>
        { return PartitionTerms.transform(first, name, arguments); }
    |
        { return PartitionTerms.identity(name); }
    )
}

void AddPartitionArgument(List<String> arguments) :
{
    final String name;
}
{
    <UNSIGNED_INTEGER_LITERAL> { arguments.add(token.image); }
|
    name = SimpleIdentifierName() { arguments.add(name); }
}

/** PARTITION (p = 1, q) [BY NAME] query, after INSERT INTO t. */
Statement InsertPartition(List<String> table, boolean overwrite) :
{
    final List<Statement.PartitionValue> partition;
    List<String> columns = ImmutableList.of();
    boolean byName = false;
    final QueryText query;
}
{
    <PARTITION> partition = PartitionValues()
    { refuse(getToken(1).kind == IF, "IF NOT EXISTS of a partition is", "Look into SHOW PARTITIONS first."); }
    [
        LOOKAHEAD(<LPAREN> SimpleIdentifier() ( <COMMA> | <RPAREN> ))
        columns = Names()
    |
        LOOKAHEAD(2)
        <BY> <NAME> { byName = true; }
    ]
    query = RequiredQuery()
    { return new Statement.InsertPartition(table, overwrite, partition, columns, byName, query); }
}

/** (p = 1, q). */
List<Statement.PartitionValue> PartitionValues() :
{
    final List<Statement.PartitionValue> values = new ArrayList<Statement.PartitionValue>();
}
{
    <LPAREN> AddValueOfPartition(values) ( <COMMA> AddValueOfPartition(values) )* <RPAREN>
    { return values; }
}

void AddValueOfPartition(List<Statement.PartitionValue> values) :
{
    final String column;
    QueryText value = null;
}
{
    column = SimpleIdentifierName() [ <EQ> value = ExpressionText() ]
    { values.add(new Statement.PartitionValue(column, value)); }
}

/** DROP IF EXISTS PARTITION (p = 1), PARTITION (p = 2), of ALTER TABLE. */
Statement DropPartitions(List<String> table) :
{
    boolean ifExists = false;
    final List<List<Statement.PartitionValue>> partitions =
        new ArrayList<List<Statement.PartitionValue>>();
    List<Statement.PartitionValue> partition;
}
{
    <DROP> [ <IF> <EXISTS> { ifExists = true; } ]
    <PARTITION> partition = PartitionValues() { partitions.add(partition); }
    ( <COMMA> [ <PARTITION> ] partition = PartitionValues() { partitions.add(partition); } )*
    { return new Statement.DropPartitions(table, partitions, ifExists); }
}

/** ADD PARTITION FIELD bucket(16, c) AS name, DROP PARTITION FIELD name, REPLACE PARTITION FIELD a WITH b. */
void AlterPartitionField(List<TableAlteration> changes) :
{
    PartitionField field;
    String name;
}
{
    <ADD> <PARTITION> Word() field = NamedPartitionTerm()
    { changes.add(new TableAlteration.AddPartitionField(field)); }
|
    <DROP> <PARTITION> Word() field = PartitionTerm()
    { changes.add(new TableAlteration.DropPartitionField(field)); }
|
    <REPLACE> <PARTITION> Word() field = PartitionTerm()
    { changes.add(new TableAlteration.DropPartitionField(field)); }
    <WITH> field = NamedPartitionTerm()
    { changes.add(new TableAlteration.AddPartitionField(field)); }
}

PartitionField NamedPartitionTerm() :
{
    PartitionField field;
    String name;
}
{
    field = PartitionTerm()
    [ <AS> name = SimpleIdentifierName() { field = new PartitionField(name, field.column(), field.transform()); } ]
    { return field; }
}
