/** query |> WHERE a > 1 |> SELECT b. */
SqlNode PipeOperators(SqlNode query) :
{
    SqlNode e = query;
}
{
    (
        LOOKAHEAD({ pipeAhead() })
        ( <PIPE> | <VERTICAL_BAR> ) { requireQuery(e); } e = PipeOperator(e)
    )*
    { return e; }
}

SqlNode PipeOperator(SqlNode query) :
{
    SqlNode e;
    final SqlIdentifier name;
    final SqlNodeList names;
    final SqlBinaryOperator operator;
    final List<SqlNode> items = new ArrayList<SqlNode>();
    final List<SqlNode> keys = new ArrayList<SqlNode>();
    SqlLiteral quantifier = null;
    SqlNodeList windows = null;
    SqlNodeList groups = null;
}
{
    e = Where() { return PipeForms.where(query, e); }
|
    <SELECT> [ quantifier = AllOrDistinct() ] SelectItems(items)
    [ groups = GroupBy() ] [ windows = Window() ]
    {
        e = PipeForms.select(query, quantifier, items, windows);
        ((SqlSelect) e).setGroupBy(groups);
        return e;
    }
|
    <EXTEND> SelectItems(items) [ windows = Window() ]
    { return PipeForms.extend(query, items, windows); }
|
    <SET> PipeAssignment(items) ( <COMMA> PipeAssignment(items) )*
    { return PipeForms.set(query, items); }
|
    <DROP> PipeColumn(items) ( LOOKAHEAD(1) <COMMA> PipeColumn(items) )* { return PipeForms.drop(query, items); }
|
    <RENAME> PipeRenaming(items) ( <COMMA> PipeRenaming(items) )*
    { return PipeForms.rename(query, items); }
|
    <AS> name = SimpleIdentifier() { return PipeForms.as(query, name); }
|
    <AGGREGATE>
    [ LOOKAHEAD({ getToken(1).kind != GROUP }) SelectItems(items) ]
    [ <GROUP> <BY> SelectItems(keys) ]
    { return PipeForms.aggregate(query, items, keys, position(getToken(0))); }
|
    operator = BinaryQueryOperator()
    e = LeafQueryOrExpr(ExprContext.ACCEPT_QUERY)
    { return PipeForms.combine(query, operator, e, getPos()); }
|
    e = Pivot(PipeForms.table(query)) { return Selects.all(e); }
|
    e = Unpivot(PipeForms.table(query)) { return Selects.all(e); }
|
    e = Tablesample(PipeForms.table(query)) { return Selects.all(e); }
|
    LOOKAHEAD({ sortAhead() })
    e = OrderByLimitOpt(PipeForms.sortable(query, getToken(1).kind == ORDER))
    { return PipeForms.sorted(query, e); }
|
    LOOKAHEAD(2)
    e = JoinTable(PipeForms.from(query)) { return Selects.all(e); }
|
    { return unexpected("a pipe operator such as SELECT, WHERE, EXTEND, AGGREGATE or JOIN"); }
}

void PipeColumn(List<SqlNode> list) :
{
    final SqlIdentifier column;
}
{
    column = CompoundIdentifier() { list.add(column); }
}

void SelectItems(List<SqlNode> items) :
{
}
{
    AddSelectItem(items) ( LOOKAHEAD(1) <COMMA> AddSelectItem(items) )*
}

/** column = expression. */
void PipeAssignment(List<SqlNode> list) :
{
    final SqlIdentifier name;
    final SqlNode e;
}
{
    name = SimpleIdentifier() <EQ> e = Expression(ExprContext.ACCEPT_SUB_QUERY)
    { list.add(SqlStdOperatorTable.AS.createCall(getPos(), e, name)); }
}

/** column AS name. */
void PipeRenaming(List<SqlNode> list) :
{
    final SqlIdentifier column;
    final SqlIdentifier name;
}
{
    column = SimpleIdentifier() [ <AS> ] name = SimpleIdentifier()
    { list.add(SqlStdOperatorTable.AS.createCall(getPos(), column, name)); }
}
