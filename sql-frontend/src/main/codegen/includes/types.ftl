/** Types of other databases are names, which DataTypes knows. */
SqlTypeNameSpec TypeName() :
{
    final SqlTypeNameSpec type;
    final SqlIdentifier name;
    final int precision;
    final Span s = Span.of();
}
{
    (
        LOOKAHEAD(2)
        type = SqlTypeName(s)
    |
        type = RowTypeName()
    |
        LOOKAHEAD(2)
        type = MapTypeName()
    |
        LOOKAHEAD(2)
        type = ArrayTypeName()
    |
        LOOKAHEAD(2)
        type = StructTypeName()
    |
        name = CompoundIdentifier() precision = PrecisionOpt() { type = namedType(name, s.end(this)); }
    )
    { return type; }
}

/** DECIMAL without digits has three behind the point. */
SqlTypeNameSpec SqlTypeName3(Span s) :
{
    final SqlTypeName type;
    int precision = RelDataType.PRECISION_NOT_SPECIFIED;
    int scale = RelDataType.SCALE_NOT_SPECIFIED;
}
{
    (
        ( <DECIMAL> | <DEC> | <NUMERIC> ) { s.add(this); type = SqlTypeName.DECIMAL; }
    |
        <ANY> { s.add(this); type = SqlTypeName.ANY; }
    )
    [ <LPAREN> precision = UnsignedIntLiteral() [ <COMMA> scale = IntLiteral() ] <RPAREN> ]
    { return decimal(type, precision, scale, s.end(this)); }
}
