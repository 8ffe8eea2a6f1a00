/** :a.b[0]['c d'] behind a VARIANT. */
void VariantPath(List<Object> list, ExprContext exprContext, Span s) :
{
    final StringBuilder path = new StringBuilder("$");
}
{
    LOOKAHEAD({ variantPathAhead() })
    <COLON>
    ( VariantField(path) | VariantElement(path) )
    (
        LOOKAHEAD(2)
        <DOT> VariantField(path)
    |
        LOOKAHEAD({ getToken(1).kind == LBRACKET })
        VariantElement(path)
    )*
    { variantPath(list, path.toString(), getPos()); }
}

void VariantField(StringBuilder path) :
{
    final String name;
}
{
    name = Word() { path.append("['").append(name).append("']"); }
}

void VariantElement(StringBuilder path) :
{
    final int index;
    final SqlNode name;
}
{
    <LBRACKET>
    (
        index = UnsignedIntLiteral() { path.append('[').append(index).append(']'); }
    |
        name = StringLiteral() { path.append("['").append(((SqlLiteral) name).getValueAs(String.class)).append("']"); }
    )
    <RBRACKET>
}

/** [1, 2], [x + 1 FOR x IN list IF x > 0]. */
SqlNode ListLiteral() :
{
    SqlNodeList elements = SqlNodeList.EMPTY;
    ListComprehension comprehension = null;
    final Span s;
}
{
    <LBRACKET> { s = span(); }
    [
        elements = ExpressionCommaList(s, ExprContext.ACCEPT_SUB_QUERY)
        [ comprehension = ListComprehension() ]
    ]
    <RBRACKET>
    {
        return comprehension == null
            ? array(s.end(this), elements)
            : comprehended(s.end(this), comprehension, elements);
    }
}

/** FOR x, i IN list IF x > 0. */
ListComprehension ListComprehension() :
{
    final SqlIdentifier element;
    SqlIdentifier index = null;
    final SqlNode list;
    SqlNode condition = null;
}
{
    <FOR> element = SimpleIdentifier() [ <COMMA> index = SimpleIdentifier() ]
    <IN> list = Expression(ExprContext.ACCEPT_SUB_QUERY)
    [ <IF> condition = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
    { return new ListComprehension(element, index, list, condition); }
}

SqlNodeList BracketedList() :
{
    final Span s;
    final SqlNodeList elements;
}
{
    <LBRACKET> { s = span(); } elements = ExpressionCommaList(s, ExprContext.ACCEPT_SUB_QUERY) <RBRACKET>
    { return elements; }
}

/** What stands between brackets behind an operand: 1, or the bounds of 2:3, :3, 2: and 1:9:2 as a list. */
SqlNode Subscript() :
{
    SqlNode from = null;
    SqlNode to = null;
    SqlNode step = null;
    final Span s;
}
{
    { s = Span.of(position(getToken(1))); }
    [
        LOOKAHEAD({ !openBoundAhead() })
        { separators++; } from = Expression(ExprContext.ACCEPT_SUB_QUERY) { separators--; }
    ]
    (
        LOOKAHEAD({ getToken(1).kind != COLON })
        { return from; }
    |
        <COLON>
        [
            LOOKAHEAD({ getToken(1).kind != COLON && getToken(1).kind != RBRACKET })
            { separators++; } to = Expression(ExprContext.ACCEPT_SUB_QUERY) { separators--; }
        ]
        [ <COLON> step = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
        { return SliceForms.bounds(s.end(this), from, to, step); }
    )
}

/** {'a': 1, b: 2}. */
SqlNode StructLiteral() :
{
    final List<SqlNode> parts = new ArrayList<SqlNode>();
    final Span s;
}
{
    <LBRACE> { s = span(); }
    NamedValue(parts) ( <COMMA> NamedValue(parts) )*
    <RBRACE>
    { return struct(s.end(this), parts); }
}

void NamedValue(List<SqlNode> parts) :
{
    final SqlNode name;
    final SqlIdentifier word;
    final SqlNode value;
}
{
    (
        name = StringLiteral() { parts.add(name); }
    |
        word = SimpleIdentifier() { parts.add(nameLiteral(word)); }
    )
    <COLON>
    value = Expression(ExprContext.ACCEPT_SUB_QUERY) { parts.add(value); }
}

/** MAP {'a': 1}. */
SqlNode MapLiteral() :
{
    final List<SqlNode> parts = new ArrayList<SqlNode>();
    final Span s;
}
{
    <MAP> { s = span(); } <LBRACE>
    [ Entry(parts) ( <COMMA> Entry(parts) )* ]
    <RBRACE>
    { return map(s.end(this), parts); }
}

void Entry(List<SqlNode> parts) :
{
    SqlNode part;
}
{
    { separators++; } part = Expression(ExprContext.ACCEPT_SUB_QUERY) { separators--; parts.add(part); }
    <COLON>
    part = Expression(ExprContext.ACCEPT_SUB_QUERY) { parts.add(part); }
}

SqlDataTypeSpec DataType() :
{
    SqlTypeNameSpec name;
    final Span s;
}
{
    name = TypeName() { s = Span.of(name.getParserPos()); }
    ( LOOKAHEAD(2) name = CollectionsTypeName(name) )*
    { return new SqlDataTypeSpec(name, s.add(name.getParserPos()).pos()); }
}

/** INT ARRAY, INT[]. */
SqlTypeNameSpec CollectionsTypeName(SqlTypeNameSpec element) :
{
    SqlTypeName type = SqlTypeName.ARRAY;
}
{
    (
        <MULTISET> { type = SqlTypeName.MULTISET; }
    |
        <ARRAY>
    |
        <LBRACKET> <RBRACKET>
    )
    { return new SqlCollectionTypeNameSpec(element, type, getPos()); }
}

/** ARRAY<INT>. */
SqlTypeNameSpec ArrayTypeName() :
{
    final SqlDataTypeSpec element;
    final Span s;
}
{
    <ARRAY> { s = span(); } <LT> element = DataType() <GT>
    {
        return new SqlCollectionTypeNameSpec(
            element.getTypeNameSpec(), SqlTypeName.ARRAY, s.end(this));
    }
}

/** STRUCT<a: INT, b STRING>, STRUCT(a INT, b STRING). */
SqlTypeNameSpec StructTypeName() :
{
    final List<SqlIdentifier> names = new ArrayList<SqlIdentifier>();
    final List<SqlDataTypeSpec> types = new ArrayList<SqlDataTypeSpec>();
    final Span s;
}
{
    <STRUCT> { s = span(); }
    (
        <LT> StructField(names, types) ( <COMMA> StructField(names, types) )* <GT>
    |
        <LPAREN> StructField(names, types) ( <COMMA> StructField(names, types) )* <RPAREN>
    )
    { return new SqlRowTypeNameSpec(s.end(this), names, types); }
}

/** The type of a schema that a text tells, as from_json takes it. */
SqlDataTypeSpec OnlyType() :
{
    final SqlDataTypeSpec type;
}
{
    type = DataType() <EOF> { return type; }
}

void StructField(List<SqlIdentifier> names, List<SqlDataTypeSpec> types) :
{
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
}
{
    name = SimpleIdentifier() [ <COLON> ] type = DataType()
    [ <NOT> <NULL> ] [ LOOKAHEAD({ commentAhead() }) <IDENTIFIER> SimpleStringLiteral() ]
    {
        names.add(name);
        types.add(type.withNullable(true));
    }
}

/** {{1, 2}, {3}}, in texts that are cast to arrays. */
SqlCall ArrayLiteral() :
{
    final List<SqlNode> elements = new ArrayList<SqlNode>();
    final Span s;
}
{
    <LBRACE> { s = span(); }
    [ ArrayElement(elements) ( <COMMA> ArrayElement(elements) )* ]
    <RBRACE>
    {
        return SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(s.end(this), elements);
    }
}

void ArrayElement(List<SqlNode> elements) :
{
    final SqlNode element;
}
{
    (
        LOOKAHEAD({ getToken(1).kind == LBRACE })
        element = ArrayLiteral()
    |
        element = Literal()
    )
    { elements.add(element); }
}
