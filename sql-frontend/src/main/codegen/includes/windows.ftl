/** The unit of the frame is the fourth operand: a symbol, or null without a frame. */
SqlWindow WindowSpecification() :
{
    final SqlIdentifier id;
    final SqlNodeList partitionList;
    final SqlNodeList orderList;
    SqlLiteral unit = null;
    SqlNode start = null;
    SqlNode end = null;
    SqlLiteral exclude = null;
    final Span s, s1;
}
{
    <LPAREN> { s = span(); }
    (
        LOOKAHEAD({ baseWindowAhead() })
        id = SimpleIdentifier()
    |
        { id = null; }
    )
    (
        <PARTITION> { s1 = span(); } <BY>
        partitionList = ExpressionCommaList(s1, ExprContext.ACCEPT_SUB_QUERY)
    |
        { partitionList = SqlNodeList.EMPTY; }
    )
    (
        orderList = OrderBy(true)
    |
        { orderList = SqlNodeList.EMPTY; }
    )
    [
        (
            <ROWS> { unit = frameUnit(WindowFrame.Unit.ROWS); }
        |
            <RANGE> { unit = frameUnit(WindowFrame.Unit.RANGE); }
        |
            <GROUPS> { unit = frameUnit(WindowFrame.Unit.GROUPS); }
        )
        (
            <BETWEEN> start = WindowRange() <AND> end = WindowRange()
        |
            start = WindowRange()
        )
        exclude = WindowExclusion()
    ]
    <RPAREN>
    {
        return window(
            s.end(this), id, partitionList, orderList,
            unit == null ? List.of() : Arrays.asList(unit, start, end, exclude));
    }
}

/** AS a behind an argument, which struct takes, and t.* EXCEPT (a). */
void AliasOfArgument(List<SqlNode> list) :
{
    final SqlIdentifier alias;
    final SqlNodeList excluded;
}
{
    [
        LOOKAHEAD(2, { isStar(list.get(list.size() - 1)) })
        excluded = StarExcludeList()
        { list.set(list.size() - 1, excluding((SqlIdentifier) list.get(list.size() - 1), excluded)); }
    ]
    [ <AS> alias = SimpleIdentifier() { named(list, alias); } ]
}

/** * and * EXCEPT (a) as an argument, for all columns. */
void StarArgument(List<SqlNode> list) :
{
    final SqlIdentifier star;
    final SqlNodeList excluded;
}
{
    <STAR> { star = SqlIdentifier.star(getPos()); }
    (
        excluded = StarExcludeList() { list.add(excluding(star, excluded)); }
    |
        { list.add(star); }
    )
}

/** Arguments, perhaps with IGNORE NULLS or ORDER BY behind them, which treated() puts around the call. */
List<SqlNode> NullTreatedParameterList(ExprContext exprContext) :
{
    final SqlLiteral qualifier;
    final List<SqlNode> list = new ArrayList<SqlNode>();
    final SqlNodeList order;
}
{
    <LPAREN>
    (
        qualifier = AllOrDistinct() { list.add(qualifier); }
    |
        { list.add(null); }
    )
    (
        LOOKAHEAD({ getToken(1).kind == STAR })
        StarArgument(list)
    |
        LOOKAHEAD({ queryArgumentAhead() })
        AddArg0(list, exprContext)
    |
        LOOKAHEAD({ true })
        AddArg(list, exprContext)
    )
    AliasOfArgument(list)
    (
        <COMMA> { checkNonQueryExpression(exprContext); }
        ( LOOKAHEAD({ getToken(1).kind == STAR }) StarArgument(list) | LOOKAHEAD({ true }) AddArg(list, exprContext) )
        AliasOfArgument(list)
    )*
    [ nullTreatment = NullTreatment() ]
    [ order = OrderBy(true) { argumentOrder = order; } ]
    <RPAREN>
    { return list; }
}
