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
    final Span s;
    final SqlNode interval;
}
{
    <INTERVAL> { s = span(); }
    interval = IntervalParts(s)
    { return intervalLiteral(interval); }
}

/** INTERVAL '1' DAY, INTERVAL '1 day 2 hours', INTERVAL 3 DAYS 4 HOURS, INTERVAL (n) DAY. */
SqlNode IntervalLiteralOrExpression() :
{
    int sign = 1;
    final Span s;
    SqlNode e;
    final SqlIntervalQualifier unit;
}
{
    <INTERVAL> { s = span(); }
    (
        LOOKAHEAD({ intervalNumberAhead() })
        e = IntervalParts(s)
        { return e; }
    |
        [ <MINUS> { sign = -1; } | <PLUS> ]
        (
            <LPAREN> e = Expression(ExprContext.ACCEPT_SUB_QUERY) <RPAREN>
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

/** '1' DAY, '1 day 2 hours', 3 DAYS -4 HOURS. */
SqlNode IntervalParts(Span s) :
{
    final List<Intervals.Part> parts = new ArrayList<Intervals.Part>();
}
{
    IntervalPart(parts)
    ( LOOKAHEAD({ intervalPartAhead() }) IntervalPart(parts) )*
    { return interval(s, parts); }
}

void IntervalPart(List<Intervals.Part> parts) :
{
    int sign = 1;
    final String text;
    final SqlParserPos place;
    final SqlIntervalQualifier unit;
}
{
    [ <MINUS> { sign = -1; } | <PLUS> ]
    (
        text = SimpleStringLiteral()
    |
        <UNSIGNED_INTEGER_LITERAL> { text = token.image; }
    |
        <DECIMAL_NUMERIC_LITERAL> { text = token.image; }
    )
    { place = getPos(); }
    unit = IntervalUnit(text)
    { parts.add(intervalPart(sign, text, place, unit)); }
}

/** The unit behind the quotes, or null where the text between them has its own. */
SqlIntervalQualifier IntervalUnit(String text) :
{
    final SqlIntervalQualifier unit;
    final SqlIdentifier word;
}
{
    (
        LOOKAHEAD({ Intervals.namesUnit(text, getToken(1).image) })
        { unit = Intervals.noOther(text, getToken(1).image, getPos()); }
    |
        LOOKAHEAD({ Intervals.isAbbreviation(getToken(1).image) })
        word = SimpleIdentifier() { unit = Intervals.unit(word.getSimple(), getPos()); }
    |
        unit = IntervalQualifier()
    |
        { unit = noUnit(text); }
    )
    { return unit; }
}

/** TIMESTAMP_NTZ '2026-01-01 10:00:00'. */
SqlNode TimestampLiteral() :
{
    final SqlIdentifier type;
    final SqlNode text;
}
{
    ( <TIMESTAMP_NTZ> | <TIMESTAMP_LTZ> | <TIMESTAMPTZ> )
    { type = new SqlIdentifier(unquotedIdentifier(), getPos()); }
    text = StringLiteral()
    { return typedText(type, text); }
}

/** INT '1', DOUBLE '1.5'. */
SqlNode TypedText() :
{
    final SqlIdentifier type;
    final SqlNode text;
}
{
    (
        <INT> | <INTEGER> | <BIGINT> | <SMALLINT> | <TINYINT> | <DOUBLE> | <FLOAT> | <REAL>
    |   <VARCHAR> | <TEXT> | <BOOLEAN>
    )
    { type = new SqlIdentifier(unquotedIdentifier(), getPos()); }
    text = StringLiteral()
    { return typedLiteral(type, text); }
}

/** The field of EXTRACT as a text, or as a name that Calcite's grammar does not know. */
SqlNode FieldName() :
{
    final SqlNode text;
    final SqlIdentifier word;
}
{
    text = StringLiteral() { return text; }
|
    word = SimpleIdentifier() { return nameLiteral(word); }
}
