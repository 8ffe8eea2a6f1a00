/** COLUMNS('a.*'), COLUMNS(['a', 'b']), COLUMNS(*), COLUMNS(* EXCLUDE (a)). */
SqlNode ColumnsCall() :
{
    final Span s;
    SqlNode operand;
    final SqlNodeList excluded;
}
{
    <COLUMNS> { s = span(); } <LPAREN>
    (
        <STAR> { operand = SqlIdentifier.star(getPos()); }
        [ excluded = StarExcludeList() { operand = new SqlStarExclude(s.end(this), (SqlIdentifier) operand, excluded); } ]
    |
        operand = Expression(ExprContext.ACCEPT_SUB_QUERY)
    )
    <RPAREN>
    { return SparkForms.function("COLUMNS", s.end(this), operand); }
}

/** LIKE 'a%' behind a star: the columns of such names. */
SqlNode StarPattern(SqlIdentifier star) :
{
    boolean negated = false;
    final SqlOperator operator;
    final SqlNode pattern;
}
{
    [ <NOT> { negated = true; } ]
    (
        <LIKE> { operator = SqlStdOperatorTable.LIKE; }
    |
        <ILIKE> { operator = SqlLibraryOperators.ILIKE; }
    |
        <SIMILAR> <TO> { operator = SqlStdOperatorTable.SIMILAR_TO; }
    |
        <GLOB> { operator = PatternForms.GLOB; }
    )
    pattern = StringLiteral()
    { return StarPatterns.columns(star, operator, negated, pattern); }
}

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

/** EXACT NEAREST 2 BY DISTANCE expression, behind the table of a join: its nearest rows. */
SqlNode Nearest(SqlLiteral join, SqlNode table) :
{
    SqlNode rows = null;
    final boolean distance;
    final SqlNode e;
}
{
    Word() Word()
    [ rows = UnsignedNumericLiteral() ]
    <BY> { distance = distanceAhead(); } Word()
    e = Expression(ExprContext.ACCEPT_SUB_QUERY)
    { return nearest(join, table, rows, distance, e); }
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

/** FROM t, FROM t WHERE b, and FROM t SELECT a WHERE b. */
SqlNode FromFirst() :
{
    final Span s;
    final SqlNode from;
    SqlSelect select = null;
    SqlNode where = null;
    SampleForms.Sample sample = null;
}
{
    <FROM> { s = span(); } from = FromClause()
    (
        LOOKAHEAD(1)
        select = SqlSelect() { return fromFirst(s.end(this), from, select); }
    |
        [ LOOKAHEAD(1) where = Where() ]
        [ LOOKAHEAD(2) sample = UsingSample() ]
        { return allWhere(s.end(this), from, where, sample); }
    )
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

/** The name that UNPIVOT gives to values of a column. */
SqlNode UnpivotName() :
{
    final SqlIdentifier name;
}
{
    name = SimpleIdentifier() { return nameLiteral(name); }
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
        LOOKAHEAD({ true })
        offsetFetch[1] = UnsignedNumericLiteralOrParam()
        [
            <COMMA> { refuse(true, "LIMIT with two numbers is", "Write LIMIT count OFFSET start."); }
        |
            ( <PERCENT> | <PERCENT_REMAINDER> ) { offsetFetch[1] = RowLimits.percent(offsetFetch[1]); }
        ]
    )
}

/** FETCH FIRST 3 ROWS ONLY, FETCH FIRST 10 PERCENT ROWS ONLY, FETCH NEXT ROW WITH TIES. */
void FetchClause(SqlNode[] offsetFetch) :
{
    boolean percent = false;
}
{
    <FETCH> ( <FIRST> | <NEXT> )
    (
        LOOKAHEAD({ getToken(1).kind != ROW && getToken(1).kind != ROWS })
        offsetFetch[1] = UnsignedNumericLiteralOrParam()
        [ <PERCENT> { percent = true; } ]
    |
        { offsetFetch[1] = SqlLiteral.createExactNumeric("1", getPos()); }
    )
    ( <ROW> | <ROWS> )
    { offsetFetch[1] = percent ? RowLimits.percent(offsetFetch[1]) : offsetFetch[1]; }
    ( <ONLY> | <WITH> <TIES> { offsetFetch[1] = RowLimits.ties(offsetFetch[1]); } )
}

/** How many rows LIMIT, OFFSET and FETCH name. */
SqlNode UnsignedNumericLiteralOrParam() :
{
    final Token clause = getToken(0);
    final SqlNode e;
}
{
    LOOKAHEAD({ getToken(2).kind == PERCENT_REMAINDER })
    e = UnsignedNumericLiteral() { return e; }
|
    LOOKAHEAD({ true })
    e = Expression(ExprContext.ACCEPT_SUB_QUERY)
    { return RowCounts.of(name(clause), e); }
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
        { return Selects.all(PipeForms.aliased(values, alias, columns)); }
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

/** TABLESAMPLE (10 PERCENT), 10%, (5 ROWS), RESERVOIR (5 ROWS), (BUCKET 1 OUT OF 4), BERNOULLI (10). */
SqlNode Tablesample(SqlNode tableRef) :
{
    final Span s;
    final SampleForms.Sample sample;
}
{
    <TABLESAMPLE> { s = span(); checkNotJoin(tableRef); }
    sample = SampleSize(SampleForms.Unit.PERCENT)
    { return SampleForms.sample(s.end(this), tableRef, sample); }
}

/** USING SAMPLE 10%, USING SAMPLE 5, USING SAMPLE RESERVOIR (5 ROWS) REPEATABLE (1). */
SampleForms.Sample UsingSample() :
{
    final SampleForms.Sample sample;
}
{
    <USING> <SAMPLE> sample = SampleSize(SampleForms.Unit.ROWS)
    { return sample; }
}

/** The size of a sample, perhaps in parentheses behind a method. */
SampleForms.Sample SampleSize(SampleForms.Unit initial) :
{
    final SqlNode size;
    SqlNode parts = null;
    SqlNode seed = null;
    SampleForms.Unit unit = initial;
}
{
    (
        size = NumericLiteral() unit = SampleUnit(initial)
        [
            LOOKAHEAD({ sampleMethodAhead() })
            <LPAREN> SampleMethod() [ <COMMA> seed = NumericLiteral() ] <RPAREN>
        ]
    |
        [ SampleMethod() ]
        <LPAREN>
        (
            LOOKAHEAD({ bucketAhead() })
            SimpleIdentifier() size = NumericLiteral() <OUT> <OF> parts = NumericLiteral()
            { unit = SampleForms.Unit.BUCKET; }
        |
            size = NumericLiteral() unit = SampleUnit(initial)
        )
        <RPAREN>
    )
    [ <REPEATABLE> <LPAREN> seed = NumericLiteral() <RPAREN> ]
    { return new SampleForms.Sample(unit, size, parts, seed); }
}

/** How rows are chosen, which is the same for all. */
void SampleMethod() :
{
}
{
    <BERNOULLI> | <SYSTEM> | <IDENTIFIER> { requireSampleMethod(); }
}

SampleForms.Unit SampleUnit(SampleForms.Unit initial) :
{
}
{
    ( <PERCENT> | <PERCENT_REMAINDER> ) { return SampleForms.Unit.PERCENT; }
|
    <ROWS> { return SampleForms.Unit.ROWS; }
|
    { return initial; }
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
