/** PIVOT t ON a IN ('x', 'y'), b USING sum(c) AS s, count(*) GROUP BY d ORDER BY d. */
Statement PivotStatement() :
{
    final Token first;
    final SqlNode source;
    final String rows;
    final List<Reshaping.Key> keys = new ArrayList<Reshaping.Key>();
    final List<Reshaping.Aggregate> aggregates = new ArrayList<Reshaping.Aggregate>();
    List<String> groups = null;
    final List<SqlNode> read = new ArrayList<SqlNode>();
    final String tail;
}
{
    <PIVOT> { first = getToken(1); }
    source = TableRef1(ExprContext.ACCEPT_QUERY_OR_JOIN) { rows = text(first, getToken(0)); }
    <ON> PivotKey(keys, read) ( <COMMA> PivotKey(keys, read) )*
    [ <USING> PivotAggregate(aggregates, read) ( <COMMA> PivotAggregate(aggregates, read) )* ]
    [
        <GROUP> <BY> { groups = new ArrayList<String>(); }
        PivotGroup(groups) ( <COMMA> PivotGroup(groups) )*
    ]
    tail = EndOfQuery(source)
    {
        return new Statement.Reshape(
            new Reshaping.Pivot(
                new Reshaping.Part(rows, tail, dialect), keys, aggregates, groups, namesIn(read)));
    }
}

/** a IN ('x', 'y'). */
void PivotKey(List<Reshaping.Key> keys, List<SqlNode> read) :
{
    final Token first;
    final SqlNode e;
}
{
    { first = getToken(1); }
    e = Expression(ExprContext.ACCEPT_NON_QUERY)
    { keys.add(pivotKey(e, text(first, getToken(0)))); read.add(e); }
}

/** sum(c) AS s. */
void PivotAggregate(List<Reshaping.Aggregate> aggregates, List<SqlNode> read) :
{
    final Token first;
    final SqlNode e;
    final String call;
    SqlIdentifier alias = null;
}
{
    { first = getToken(1); }
    e = NamedFunctionCall() { call = text(first, getToken(0)); read.add(e); }
    [ <AS> alias = SimpleIdentifier() ]
    { aggregates.add(new Reshaping.Aggregate(call, alias == null ? null : alias.getSimple())); }
}

void PivotGroup(List<String> groups) :
{
    final Token first;
}
{
    { first = getToken(1); }
    Expression(ExprContext.ACCEPT_NON_QUERY)
    { groups.add(text(first, getToken(0))); }
}

/** UNPIVOT t ON a, b INTO NAME n VALUE v, UNPIVOT t ON COLUMNS(* EXCLUDE (a)). */
Statement UnpivotStatement() :
{
    final Token first;
    final Token on;
    final SqlNode source;
    final String rows;
    final String columns;
    SqlIdentifier name = null;
    SqlIdentifier value = null;
    final String tail;
}
{
    <UNPIVOT> { first = getToken(1); }
    source = TableRef1(ExprContext.ACCEPT_QUERY_OR_JOIN) { rows = text(first, getToken(0)); }
    <ON> { on = getToken(1); }
    SelectItems(new ArrayList<SqlNode>()) { columns = text(on, getToken(0)); }
    [ <INTO> <NAME> name = SimpleIdentifier() <VALUE> value = SimpleIdentifier() ]
    tail = EndOfQuery(source)
    {
        return new Statement.Reshape(
            new Reshaping.Unpivot(
                new Reshaping.Part(rows, tail, dialect),
                columns,
                name == null ? "name" : name.getSimple(),
                value == null ? "value" : value.getSimple()));
    }
}

/** ORDER BY a LIMIT 1, as text. */
String EndOfQuery(SqlNode source) :
{
    final Token before;
}
{
    { before = getToken(0); }
    OrderByLimitOpt(Selects.all(source))
    { return getToken(0) == before ? "" : text(before.next, getToken(0)); }
}
