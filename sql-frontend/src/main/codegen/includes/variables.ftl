/** DECLARE OR REPLACE VARIABLE a, b INT DEFAULT 1. */
Statement Declare() :
{
    boolean replace = false;
    final List<List<String>> names = new ArrayList<List<String>>();
    Token type = null;
    Token typeEnd = null;
    Token first = null;
}
{
    <DECLARE>
    [ LOOKAHEAD(2) <OR> <REPLACE> { replace = true; } ]
    [ LOOKAHEAD({ variableWordAhead() }) ( <VAR> | <VARIABLE> ) ]
    { beginParameters(); }
    VariableName(names) ( <COMMA> VariableName(names) )*
    [
        LOOKAHEAD({ declaredTypeAhead() })
        { type = getToken(1); } DataType() { typeEnd = getToken(0); }
    ]
    [
        ( <DEFAULT_> | <EQ> ) { first = getToken(1); }
        Expression(ExprContext.ACCEPT_SUB_QUERY)
    ]
    { return declaration(names, replace, type, typeEnd, first); }
}

void VariableName(List<List<String>> names) :
{
    final SqlIdentifier name;
}
{
    name = CompoundIdentifier() { names.add(name.names); }
}

/** SET VARIABLE a = 1, b = DEFAULT and SET VARIABLE (a, b) = (SELECT 1, 2). */
Statement SetVariable() :
{
    final List<List<String>> names = new ArrayList<List<String>>();
    final List<QueryText> values = new ArrayList<QueryText>();
    final QueryText query;
}
{
    <SET> ( <VAR> | <VARIABLE> )
    (
        <LPAREN> VariableName(names) ( <COMMA> VariableName(names) )* <RPAREN>
        <EQ> <LPAREN> query = RequiredQuery() <RPAREN>
        { return new Statement.SetVariable(names, ImmutableList.of(query), true); }
    |
        Assignment(names, values) ( <COMMA> Assignment(names, values) )*
        { return new Statement.SetVariable(names, values, false); }
    )
}

void Assignment(List<List<String>> names, List<QueryText> values) :
{
    final Token first;
}
{
    VariableName(names) <EQ>
    (
        LOOKAHEAD({ defaultAhead() })
        <DEFAULT_> { values.add(Statement.SetVariable.DEFAULT); }
    |
        { first = getToken(1); beginParameters(); }
        Expression(ExprContext.ACCEPT_SUB_QUERY)
        { values.add(valueOf(first)); }
    )
}
