<DQID, BTID> TOKEN :
{
    < #DIGITS: (["0"-"9"])+ >
|   < #NUMBER_OF_LITERAL:
        (<DIGITS> ("." (["0"-"9"])*)? | "." <DIGITS>) ("E" (["+","-"])? <DIGITS>)? >
|   < BIGINT_LITERAL: <DIGITS> "L" >
|   < SMALLINT_LITERAL: <DIGITS> "S" >
|   < TINYINT_LITERAL: <DIGITS> "Y" >
|   < DOUBLE_LITERAL: <NUMBER_OF_LITERAL> "D" >
|   < REAL_LITERAL: <NUMBER_OF_LITERAL> "F" >
|   < DECIMAL_LITERAL: <NUMBER_OF_LITERAL> "BD" >
}

<DQID> TOKEN :
{
    < ESCAPED_STRING: "E'" (~["'","\\"] | "\\" ~[] | "''")* "'" >
}

/** 1L, 2S, 3Y, 1.5D, 1.5F, 3BD. */
SqlNode SuffixedNumber() :
{
}
{
    <BIGINT_LITERAL> { return typed(SqlTypeName.BIGINT); }
|
    <SMALLINT_LITERAL> { return typed(SqlTypeName.SMALLINT); }
|
    <TINYINT_LITERAL> { return typed(SqlTypeName.TINYINT); }
|
    <DOUBLE_LITERAL> { return typed(SqlTypeName.DOUBLE); }
|
    <REAL_LITERAL> { return typed(SqlTypeName.REAL); }
|
    <DECIMAL_LITERAL> { return decimal(); }
}

/** E'a\tb'. */
SqlNode EscapedString() :
{
}
{
    <ESCAPED_STRING> { return escapedString(); }
}

SqlLiteral IntervalLiteral() :
{
    final String p;
    int sign = 1;
    final Span s;
    final SqlIntervalQualifier unit;
}
{
    <INTERVAL> { s = span(); }
    [ <MINUS> { sign = -1; } | <PLUS> ]
    p = SimpleStringLiteral()
    unit = IntervalUnit(p)
    { return interval(s, sign, p, unit); }
}

/** INTERVAL '1' DAY, INTERVAL '1 day 2 hours', INTERVAL 3 DAYS, INTERVAL (n) DAY. */
SqlNode IntervalLiteralOrExpression() :
{
    final String p;
    int sign = 1;
    final Span s;
    SqlNode e;
    final SqlIntervalQualifier unit;
}
{
    <INTERVAL> { s = span(); }
    [ <MINUS> { sign = -1; } | <PLUS> ]
    (
        p = SimpleStringLiteral()
        unit = IntervalUnit(p)
        { return interval(s, sign, p, unit); }
    |
        (
            <LPAREN> e = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
        |
            e = UnsignedNumericLiteral()
        |
            e = CompoundIdentifier()
        )
        unit = IntervalQualifierStart()
        {
            return SqlStdOperatorTable.INTERVAL.createCall(
                s.end(this),
                sign < 0 ? SqlStdOperatorTable.UNARY_MINUS.createCall(e.getParserPosition(), e) : e,
                unit);
        }
    )
}

/** The unit behind the quotes, or null where the text between them has its own. */
SqlIntervalQualifier IntervalUnit(String text) :
{
    final SqlIntervalQualifier unit;
    final SqlIdentifier word;
}
{
    (
        LOOKAHEAD({ Intervals.namesUnit(text) })
        { unit = Intervals.noOther(text, getToken(1).image, getPos()); }
    |
        LOOKAHEAD({ Intervals.isAbbreviation(getToken(1).image) })
        word = SimpleIdentifier() { unit = Intervals.unit(word.getSimple(), getPos()); }
    |
        unit = IntervalQualifier()
    |
        { unit = unexpected("a unit such as DAY or MONTH"); }
    )
    { return unit; }
}
