/** MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN UPDATE SET b = s.b WHEN NOT MATCHED THEN INSERT *. */
Statement Merge() :
{
    final List<String> table;
    String alias = null;
    final MergeSource source;
    final QueryText condition;
    final List<MergeClause> clauses = new ArrayList<MergeClause>();
    final boolean evolves;
    final QueryText returning;
}
{
    <MERGE> evolves = WithSchemaEvolution() <INTO> table = Name()
    [ [ <AS> ] alias = SimpleIdentifierName() ]
    <USING> source = SourceOfTarget()
    <ON> condition = ExpressionText()
    ( AddMergeClause(clauses) )+
    returning = Returning()
    {
        return new Statement.Merge(
            table, alias, source.text(), source.alias(), condition, clauses, evolves, returning);
    }
}

boolean WithSchemaEvolution() :
{
    final String word;
}
{
    <WITH> <SCHEMA> word = Word()
    { requireEvolution(word); return true; }
|
    { return false; }
}

void AddMergeClause(List<MergeClause> clauses) :
{
    Match match = Match.MATCHED;
    QueryText condition = null;
    final Action action;
}
{
    <WHEN>
    [
        <NOT> { match = Match.NOT_MATCHED; }
    ]
    <MATCHED>
    [
        LOOKAHEAD({ match == Match.NOT_MATCHED && getToken(1).kind == BY })
        <BY> ( <TARGET> | <SOURCE> { match = Match.NOT_MATCHED_BY_SOURCE; } )
    ]
    [ <AND> condition = ExpressionText() ]
    <THEN>
    (
        LOOKAHEAD({ match == Match.NOT_MATCHED && getToken(1).kind == INSERT })
        action = MergeInsert()
    |
        LOOKAHEAD({ match != Match.NOT_MATCHED && getToken(1).kind == UPDATE })
        action = MergeUpdate()
    |
        LOOKAHEAD({ match != Match.NOT_MATCHED && getToken(1).kind == DELETE })
        <DELETE> { action = new Action.Delete(); }
    |
        <DO> <NOTHING> { action = new Action.Nothing(); }
    |
        { action = unexpected(match == Match.NOT_MATCHED ? "INSERT or DO NOTHING" : "UPDATE, DELETE or DO NOTHING"); }
    )
    { clauses.add(new MergeClause(match, condition, action)); }
}

Action MergeUpdate() :
{
    final List<Statement.Assignment> assignments = new ArrayList<Statement.Assignment>();
}
{
    <UPDATE>
    [
        <SET>
        (
            <STAR>
        |
            AddAssignment(assignments) ( <COMMA> AddAssignment(assignments) )*
        )
    ]
    { return new Action.Update(assignments); }
}

Action MergeInsert() :
{
    List<String> columns = ImmutableList.of();
    final List<QueryText> values = new ArrayList<QueryText>();
    QueryText value;
}
{
    <INSERT>
    [
        <STAR>
    |
        [ columns = Names() ]
        <VALUES> <LPAREN> value = ExpressionOrDefault() { values.add(value); }
        ( <COMMA> value = ExpressionOrDefault() { values.add(value); } )*
        <RPAREN>
    ]
    { return new Action.Insert(columns, values); }
}
