SqlNode Expression(ExprContext exprContext) :
{
    final List<Object> list;
}
{
    list = Expression2(exprContext) { return tree(list); }
}

/** An expression without IN, LIKE and BETWEEN at its top: a || b of POSITION(a || b IN c). */
SqlNode PositionOperand() :
{
    final List<Object> list = new ArrayList<Object>();
    SqlOperator op;
}
{
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
    (
        LOOKAHEAD({ getToken(1).kind == CAST_OPERATOR })
        CastOperator(list, ExprContext.ACCEPT_SUB_QUERY, null)
    |
        LOOKAHEAD(2)
        op = BinaryRowOperator() { list.add(new SqlParserUtil.ToTreeListItem(op, getPos())); }
        AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
    )*
    { return tree(list); }
}

/** x::type binds tighter than every operator. */
void CastOperator(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlNode type;
}
{
    <CAST_OPERATOR> { checkNonQueryExpression(exprContext); }
    (
        LOOKAHEAD({ bareIntervalAhead() })
        <INTERVAL> { castToInterval(list, getPos()); }
    |
        LOOKAHEAD({ getToken(1).kind == INTERVAL })
        <INTERVAL> type = IntervalQualifier() { cast(list, type, getPos()); }
    |
        type = DataType() { cast(list, type, getPos()); }
    )
}

/** a <=> b. */
void NullSafeEquals(List<Object> list, ExprContext exprContext, Span s) :
{
}
{
    <NULL_SAFE_EQUALS> {
        checkNonQueryExpression(exprContext);
        list.add(
            new SqlParserUtil.ToTreeListItem(SqlStdOperatorTable.IS_NOT_DISTINCT_FROM, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}

/** a div b, the whole part of the quotient, a AT TIME ZONE b, and the bits of integers: a & b, a ^ b, a | b, a << b. */
void FunctionOperator(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlOperator operator;
}
{
    (
        ( <DIV> | <DOUBLE_SLASH> ) { operator = BinaryForm.DIV; }
    |
        <AMPERSAND> { operator = BinaryForm.BIT_AND; }
    |
        <CARET> { operator = BinaryForm.BIT_XOR; }
    |
        <VERTICAL_BAR> { operator = BinaryForm.BIT_OR; }
    |
        <LEFTSHIFT> { operator = BinaryForm.SHIFT_LEFT; }
    |
        <HAS_ALL> { operator = BinaryForm.HAS_ALL; }
    |
        <IN_ALL> { operator = BinaryForm.IN_ALL; }
    |
        <HAS_ANY> { operator = BinaryForm.HAS_ANY; }
    |
        <AT> <TIME> <ZONE> { operator = BinaryForm.AT_TIME_ZONE; }
    )
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(operator, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}

/** a -> b, a ->> b, values of JSON. */
void JsonOperator(List<Object> list, ExprContext exprContext, Span s) :
{
    final SqlOperator operator;
}
{
    ( <LAMBDA> { operator = BinaryForm.JSON_VALUE; } | <JSON_TEXT> { operator = BinaryForm.JSON_TEXT; } )
    {
        checkNonQueryExpression(exprContext);
        list.add(new SqlParserUtil.ToTreeListItem(operator, getPos()));
    }
    AddExpression2b(list, ExprContext.ACCEPT_SUB_QUERY)
}

/** x -> x + 1, (x, y) -> x + y, lambda x, y: x + y. */
SqlNode LambdaExpression() :
{
    final List<SqlNode> names = new ArrayList<SqlNode>();
    final boolean arrow;
    final SqlParserPos sign;
    final List<Object> body;
    final Span s = Span.of(position(getToken(1)));
}
{
    arrow = LambdaParameters(names) { sign = arrow ? getPos() : null; }
    body = Expression2(ExprContext.ACCEPT_SUB_QUERY)
    { return lambda(s.end(this), new SqlNodeList(names, s.pos()), sign, body); }
}

boolean LambdaParameters(List<SqlNode> names) :
{
    SqlNode name;
    SqlNodeList list;
}
{
    LOOKAHEAD({ lambdaWordAhead() })
    <IDENTIFIER>
    name = SimpleIdentifier() { names.add(name); }
    ( <COMMA> name = SimpleIdentifier() { names.add(name); } )*
    <COLON> { return false; }
|
    list = SimpleIdentifierOrListOrEmpty() { names.addAll(list.getList()); }
    <LAMBDA> { return true; }
}

/** ~a. */
SqlNode BitNot() :
{
    final Span s;
    final SqlNode operand;
}
{
    <TILDE> { s = span(); }
    operand = Expression3(ExprContext.ACCEPT_SUB_QUERY)
    { return SparkForms.function("BITNOT", s.end(this), operand); }
}

/** CEIL(x), CEIL(x, digits), CEIL(time TO unit), and FLOOR. */
SqlNode FloorCeilOptions(Span s, boolean floor) :
{
    final List<SqlNode> args = new ArrayList<SqlNode>();
    SqlNode digits = null;
    final SqlIntervalQualifier unit;
}
{
    <LPAREN> AddExpression(args, ExprContext.ACCEPT_SUB_QUERY)
    [
        <TO> unit = TimeUnitOrName() { args.add(unit); }
    |
        <COMMA> digits = Expression(ExprContext.ACCEPT_SUB_QUERY)
    ]
    <RPAREN>
    { return floorOrCeil(s.end(this), floor, args, digits); }
}

/** Times without a precision have microseconds. */
SqlNode ContextVariable() :
{
}
{
    (
        <CURRENT_CATALOG>
    |   <CURRENT_DATE>
    |   <CURRENT_DEFAULT_TRANSFORM_GROUP>
    |   <CURRENT_PATH>
    |   <CURRENT_ROLE>
    |   <CURRENT_SCHEMA>
    |   <CURRENT_USER>
    |   <SESSION_USER>
    |   <SYSTEM_USER>
    )
    { return new SqlIdentifier(unquotedIdentifier(), getPos()); }
|
    // A column; Calcite would take it for the function.
    <USER> { return column(unquotedIdentifier(), getPos()); }
|
    ( <CURRENT_TIME> | <CURRENT_TIMESTAMP> | <LOCALTIME> | <LOCALTIMESTAMP> )
    { return inMicroseconds(new SqlIdentifier(unquotedIdentifier(), getPos())); }
}

/** DATE_DIFF, TIME_DIFF, TIME_TRUNC, TIMESTAMPADD and TIMESTAMPDIFF are functions like any other. */
SqlCall DateDiffFunctionCall() :
{
    final SqlCall call;
}
{
    <DATE_DIFF> call = CallOfKeyword() { return call; }
}

SqlCall TimeDiffFunctionCall() :
{
    final SqlCall call;
}
{
    <TIME_DIFF> call = CallOfKeyword() { return call; }
}

SqlCall TimeTruncFunctionCall() :
{
    final SqlCall call;
}
{
    <TIME_TRUNC> call = CallOfKeyword() { return call; }
}

SqlCall TimestampAddFunctionCall() :
{
    final SqlCall call;
}
{
    <TIMESTAMPADD> call = CallOfKeyword() { return call; }
}

SqlCall TimestampDiffFunctionCall() :
{
    final SqlCall call;
}
{
    <TIMESTAMPDIFF> call = CallOfKeyword() { return call; }
}

/** The call of the function that the last word names. */
SqlCall CallOfKeyword() :
{
    final SqlIdentifier name = new SqlIdentifier(unquotedIdentifier(), getPos());
    final Span s = span();
    final List<SqlNode> args;
}
{
    args = UnquantifiedFunctionParameterList(ExprContext.ACCEPT_SUB_QUERY)
    {
        return createCall(
            name, s.end(this), SqlFunctionCategory.USER_DEFINED_FUNCTION, null, args);
    }
}

SqlCall withinGroup(SqlNode arg) :
{
    final Span s;
    final SqlNodeList order;
}
{
    <WITHIN> { s = Span.of(arg); } <GROUP> <LPAREN> order = OrderBy(true) <RPAREN>
    { return within(s.end(this), arg, order); }
}

/** a >> b, a >>> b, a ** b, whose signs are tokens of their own, as types need them. */
SqlOperator DoubledSign() :
{
    SqlOperator operator = BinaryForm.SHIFT_RIGHT;
}
{
    <STAR> <STAR> { return BinaryForm.POWER; }
|
    <GT> <GT>
    [ LOOKAHEAD({ nextTouches(GT) }) <GT> { operator = BinaryForm.UNSIGNED_SHIFT_RIGHT; } ]
    { return operator; }
}

/** ?, :name, $1. */
SqlDynamicParam DynamicParam() :
{
    final SqlIdentifier name;
}
{
    <HOOK> { return new SqlDynamicParam(nDynamicParams++, getPos()); }
|
    <COLON> name = SimpleIdentifier() { return namedParameter(name); }
|
    <NUMBERED_PARAMETER> { return numberedParameter(); }
}

/** ('a.b') behind IDENTIFIER: adds all parts of the name but the last, which it returns. */
String IdentifierClause(List<String> names, List<SqlParserPos> positions) :
{
    final Span s;
    final String text;
}
{
    { s = span(); }
    <LPAREN> text = IdentifierText() <RPAREN>
    { return identifier(text, s.end(this), names, positions); }
}

/** 'a' || 'b', 'a' 'b', concat('a', 'b'). */
String IdentifierText() :
{
    String text;
    String part;
}
{
    text = IdentifierPart()
    ( [ <CONCAT> ] part = IdentifierPart() { text = text + part; } )*
    { return text; }
}

String IdentifierPart() :
{
    String text;
    String part;
}
{
    text = SimpleStringLiteral() { return text; }
|
    <LPAREN> text = IdentifierText() <RPAREN> { return text; }
|
    <IDENTIFIER> { requireConcat(); }
    <LPAREN> text = IdentifierText() ( <COMMA> part = IdentifierText() { text = text + part; } )* <RPAREN>
    { return text; }
}

/** AS a, behind a value of a row. */
void FieldAlias(List<SqlNode> list) :
{
    final SqlIdentifier name;
}
{
    <AS> name = SimpleIdentifier() { named(list, name); }
}
