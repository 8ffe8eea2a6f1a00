/** UNNEST(a, b) WITH ORDINALITY, explode(a), range(10), with or without LATERAL before it. */
SqlNode GeneratorTable() :
{
    final Token name;
    final Span s;
    final SqlNodeList arguments;
    boolean ordinality = false;
}
{
    [ <LATERAL> ]
    SimpleIdentifier() { name = getToken(0); s = span(); }
    arguments = GeneratorArguments()
    [ LOOKAHEAD(2) <WITH> <ORDINALITY> { ordinality = true; } ]
    { return generated(name, s.end(this), arguments, ordinality); }
}

/** (a, b), and (collection => a), whose name says nothing new. */
SqlNodeList GeneratorArguments() :
{
    final Span s;
    final SqlNode e;
    final SqlNodeList list;
}
{
    LOOKAHEAD({ getToken(3).kind == NAMED_ARGUMENT_ASSIGNMENT })
    <LPAREN> { s = span(); requireArgumentName("COLLECTION", "INPUT"); }
    SimpleIdentifier() <NAMED_ARGUMENT_ASSIGNMENT>
    e = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
    { return new SqlNodeList(ImmutableList.of(e), s.end(this)); }
|
    list = ParenthesizedQueryOrCommaList(ExprContext.ACCEPT_SUB_QUERY) { return list; }
}

/** LATERAL VIEW OUTER explode(a) t AS x, y. */
SqlNode LateralView(SqlNode from) :
{
    final Span s;
    boolean outer = false;
    final Token name;
    final SqlNodeList arguments;
    SqlIdentifier table = null;
    SqlIdentifier column;
    final List<SqlNode> columns = new ArrayList<SqlNode>();
}
{
    <LATERAL> { s = span(); } <VIEW> [ <OUTER> { outer = true; } ]
    { requireGenerator(); name = getNextToken(); }
    arguments = GeneratorArguments()
    [ LOOKAHEAD(SimpleIdentifier(), { getToken(1).kind != AS }) table = SimpleIdentifier() ]
    [
        <AS> column = SimpleIdentifier() { columns.add(column); }
        ( LOOKAHEAD(2) <COMMA> column = SimpleIdentifier() { columns.add(column); } )*
    ]
    { return lateralView(from, outer, name, s.end(this), arguments, table, columns); }
}

/** range(1, 10), the list; by its keyword. */
SqlNode RangeCall() :
{
    final Span s;
    final SqlNodeList arguments;
}
{
    <RANGE> { s = span(); }
    arguments = ParenthesizedQueryOrCommaList(ExprContext.ACCEPT_SUB_QUERY)
    { return rangeCall(s.end(this), arguments); }
}
