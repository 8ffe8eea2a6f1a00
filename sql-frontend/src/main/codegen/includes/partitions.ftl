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
