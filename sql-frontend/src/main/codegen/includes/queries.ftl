/** A comma binds more loosely than JOIN. */
SqlNode FromClause() :
{
    SqlNode from;
    SqlNode next;
    SqlParserPos comma;
}
{
    from = JoinedTables()
    (
        LOOKAHEAD(1)
        <COMMA> { comma = getPos(); }
        next = JoinedTables() { from = commaJoin(comma, from, next); }
    )*
    ( LOOKAHEAD(2) from = LateralView(from) )*
    { return from; }
}

SqlNode JoinedTables() :
{
    SqlNode tables;
}
{
    tables = TableRef1(ExprContext.ACCEPT_QUERY_OR_JOIN)
    ( LOOKAHEAD(1) tables = JoinTable(tables) )*
    { return tables; }
}

JoinType LeftSemiJoin() :
{
}
{
    [ <LEFT> ] <SEMI> <JOIN> { return JoinType.LEFT_SEMI_JOIN; }
}

JoinType LeftAntiJoin() :
{
}
{
    [ <LEFT> ] <ANTI> <JOIN> { return JoinType.LEFT_ANTI_JOIN; }
}

/** FROM t, and FROM t SELECT a WHERE b: the other clauses follow SELECT. */
SqlNode FromFirst() :
{
    final Span s;
    final SqlNode from;
    SqlSelect select = null;
}
{
    <FROM> { s = span(); } from = FromClause()
    [ LOOKAHEAD(1) select = SqlSelect() ]
    { return fromFirst(s.end(this), from, select); }
}

/** GROUP BY ALL alone stands for every column that is not an aggregate. */
SqlNodeList GroupBy() :
{
    List<SqlNode> list = null;
    boolean distinct = false;
    SqlNode all = null;
    final Span s;
}
{
    <GROUP> { s = span(); } <BY>
    (
        <DISTINCT> { distinct = true; } list = GroupingElementList()
    |
        <ALL> { all = allColumns(); } [ LOOKAHEAD(1) list = GroupingElementList() ]
    |
        list = GroupingElementList()
        [
            LOOKAHEAD(2)
            <WITH> <ROLLUP> { list = grouped(SqlStdOperatorTable.ROLLUP, list); }
        |
            LOOKAHEAD(2)
            <WITH> <CUBE> { list = grouped(SqlStdOperatorTable.CUBE, list); }
        |
            LOOKAHEAD(2)
            <GROUPING> <SETS> <LPAREN> list = GroupingElementList() <RPAREN>
            { list = grouped(SqlStdOperatorTable.GROUPING_SETS, list); }
        ]
    )
    { return grouping(s.end(this), distinct, all, list); }
}

/** ORDER BY ALL stands for every column. */
void OrderItemList(List<SqlNode> list) :
{
}
{
    AddAllColumns(list)
|
    AddOrderItem(list) ( LOOKAHEAD(2) <COMMA> AddOrderItem(list) )*
}

void AddAllColumns(List<SqlNode> list) :
{
    SqlNode e;
}
{
    <ALL> { e = allColumns(); }
    [ <ASC> | <DESC> { e = SqlStdOperatorTable.DESC.createCall(getPos(), e); } ]
    [
        LOOKAHEAD(2)
        <NULLS> <FIRST> { e = SqlStdOperatorTable.NULLS_FIRST.createCall(getPos(), e); }
    |
        <NULLS> <LAST> { e = SqlStdOperatorTable.NULLS_LAST.createCall(getPos(), e); }
    ]
    { list.add(e); }
}

void LimitClause(Span s, SqlNode[] offsetFetch) :
{
}
{
    <LIMIT> { s.add(this); }
    (
        <ALL>
    |
        offsetFetch[1] = UnsignedNumericLiteralOrParam()
        [ <COMMA> { refuse(true, "LIMIT with two numbers is", "Write LIMIT count OFFSET start."); } ]
    )
}

/** How many rows LIMIT, OFFSET and FETCH name. */
SqlNode UnsignedNumericLiteralOrParam() :
{
    final Token clause = getToken(0);
    final SqlNode e;
}
{
    (
        e = UnsignedNumericLiteral() { requireNoOperator(clause); }
    |
        e = DynamicParam()
    |
        <MINUS> { e = negativeRows(clause); }
    )
    { return e; }
}

/** VALUES (1), (2) AS t(a), as a query. */
SqlNode NamedValues(SqlNode values) :
{
    final SqlIdentifier alias;
    SqlNodeList columns = null;
}
{
    [
        LOOKAHEAD(2)
        [ <AS> ] alias = SimpleIdentifier() [ columns = ParenthesizedSimpleIdentifierList() ]
        { return PipeForms.all(PipeForms.aliased(values, alias, columns)); }
    ]
    { return values; }
}

/** An alias, perhaps, for what was made of a table. */
SqlNode Renamed(SqlNode table) :
{
    final SqlIdentifier alias;
    SqlNodeList columns = null;
}
{
    [
        LOOKAHEAD(2)
        [ <AS> ] alias = SimpleIdentifier() [ columns = ParenthesizedSimpleIdentifierList() ]
        { return PipeForms.aliased(table, alias, columns); }
    ]
    { return table; }
}

/** TABLESAMPLE (10 PERCENT), (5 ROWS), (BUCKET 1 OUT OF 4), BERNOULLI (10), SYSTEM (10). */
SqlNode Tablesample(SqlNode tableRef) :
{
    final Span s;
    SqlNode size;
    SqlNode parts = null;
    SampleForms.Unit unit = SampleForms.Unit.PERCENT;
    SqlNode seed = null;
}
{
    <TABLESAMPLE> { s = span(); checkNotJoin(tableRef); }
    [ <BERNOULLI> | <SYSTEM> ]
    <LPAREN>
    (
        LOOKAHEAD({ bucketAhead() })
        SimpleIdentifier() size = NumericLiteral() <OUT> <OF> parts = NumericLiteral()
        { unit = SampleForms.Unit.BUCKET; }
    |
        size = NumericLiteral()
        [
            <PERCENT>
        |
            <PERCENT_REMAINDER>
        |
            <ROWS> { unit = SampleForms.Unit.ROWS; }
        ]
    )
    <RPAREN>
    [ <REPEATABLE> <LPAREN> seed = NumericLiteral() <RPAREN> ]
    { return SampleForms.sample(s.end(this), tableRef, unit, size, parts, seed); }
}

/** name (columns) MAX RECURSION LEVEL 100 AS MATERIALIZED (query). */
void AddWithItem(List<SqlWithItem> list, SqlLiteral recursive) :
{
    final SqlIdentifier id;
    SqlNodeList columns = null;
    SqlNode limit = null;
    final SqlNode definition;
}
{
    id = SimpleIdentifier()
    [ LOOKAHEAD({ columnsOfWithAhead() }) columns = ParenthesizedSimpleIdentifierList() ]
    [ <MAX> <RECURSION> <LEVEL> limit = UnsignedNumericLiteral() ]
    [ <AS> [ [ <NOT> ] <MATERIALIZED> ] ]
    definition = ParenthesizedExpression(ExprContext.ACCEPT_QUERY)
    { list.add(withItem(id, columns, definition, recursive, limit)); }
}
