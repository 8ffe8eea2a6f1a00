Statement Explain() :
{
    Statement.Explain.Kind kind = Statement.Explain.Kind.PLAN;
    final Statement statement;
    final QueryText query;
}
{
    <EXPLAIN>
    (
        LOOKAHEAD({ explainOptionsAhead() })
        kind = ExplainOptions()
    |
        [ kind = ExplainKind() ]
        [ <PLAN> [ <FOR> ] ]
    )
    (
        statement = Create()
    |
        statement = Copy()
    |
        statement = Insert()
    |
        query = RequiredQuery() { statement = new Statement.Query(query); }
    )
    { return new Statement.Explain(kind, statement); }
}

Statement.Explain.Kind ExplainKind() :
{
}
{
    <ANALYZE> { return Statement.Explain.Kind.ANALYZE; }
|
    <STAGES> { return Statement.Explain.Kind.STAGES; }
|
    ( <FORMATTED> | <EXTENDED> | <COST> ) { return Statement.Explain.Kind.FORMATTED; }
|
    <JSON> { return Statement.Explain.Kind.JSON; }
}

/** EXPLAIN (ANALYZE, FORMAT JSON). */
Statement.Explain.Kind ExplainOptions() :
{
    Statement.Explain.Kind kind;
}
{
    <LPAREN>
    kind = ExplainOption(Statement.Explain.Kind.PLAN)
    ( <COMMA> kind = ExplainOption(kind) )*
    <RPAREN>
    { return kind; }
}

Statement.Explain.Kind ExplainOption(Statement.Explain.Kind before) :
{
    Statement.Explain.Kind kind;
}
{
    (
        <FORMAT>
        (
            <JSON> { kind = Statement.Explain.Kind.JSON; }
        |
            <TEXT> { kind = Statement.Explain.Kind.PLAN; }
        |
            { kind = unexpected("JSON or TEXT"); }
        )
    |
        kind = ExplainKind()
    |
        { kind = unexpected("ANALYZE, STAGES, FORMATTED or FORMAT JSON"); }
    )
    { return before.and(kind); }
}

Statement Show() :
{
    final Statement statement;
}
{
    <SHOW>
    (
        LOOKAHEAD(<ALL> <TABLES>)
        <ALL> <TABLES> statement = ShowNames(Statement.Show.Kind.ALL_TABLES)
    |
        <TABLES> statement = ShowNames(Statement.Show.Kind.TABLES)
    |
        <VIEWS> statement = ShowNames(Statement.Show.Kind.VIEWS)
    |
        ( <SCHEMAS> | <DATABASES> | <NAMESPACES> )
        statement = ShowNames(Statement.Show.Kind.SCHEMAS)
    |
        <CATALOGS> statement = ShowNames(Statement.Show.Kind.CATALOGS)
    |
        LOOKAHEAD(( <ALL> | <SYSTEM> | <USER> ) <FUNCTIONS>)
        (
            ( <ALL> | <SYSTEM> ) <FUNCTIONS>
            statement = ShowFunctions(Statement.Show.Kind.FUNCTIONS)
        |
            <USER> <FUNCTIONS> statement = ShowFunctions(Statement.Show.Kind.USER_FUNCTIONS)
        )
    |
        <FUNCTIONS> statement = ShowFunctions(Statement.Show.Kind.FUNCTIONS)
    |
        <COLUMNS> statement = ShowColumns()
    |
        <CREATE> statement = ShowCreate()
    |
        <TBLPROPERTIES> statement = ShowProperties()
    |
        <PARTITIONS> statement = ShowPartitions()
    |
        <CURRENT> statement = ShowCurrent()
    |
        <ROLES> { statement = new Statement.Security(new SecurityStatement.ShowRoles()); }
    |
        statement = ShowGrants()
    |
        LOOKAHEAD(( <FULL> )? <PROCESSLIST>)
        { boolean full = false; }
        [ <FULL> { full = true; } ]
        <PROCESSLIST> { statement = new Statement.ShowProcesses(full); }
    |
        <TABLE> <EXTENDED> statement = ShowNames(Statement.Show.Kind.TABLES_EXTENDED)
    |
        <ALL> { statement = new Statement.Set(null, null); }
    |
        LOOKAHEAD(<CACHED> <TABLES>)
        <CACHED> <TABLES> { statement = new Statement.ShowCached(); }
    |
        statement = ShowNamed()
    |
        {
            statement = unexpected(
                "TABLES, VIEWS, SCHEMAS, CATALOGS, FUNCTIONS, COLUMNS, CREATE TABLE, TBLPROPERTIES,"
                    + " PARTITIONS, PROCESSLIST, CURRENT SCHEMA or a setting");
        }
    )
    { return statement; }
}

/** [IN schema] [[LIKE] 'pattern']. */
Statement ShowNames(Statement.Show.Kind kind) :
{
    List<String> in = ImmutableList.of();
    String like = null;
}
{
    [ ( <IN> | <FROM> ) in = Name() ]
    [ <LIKE> like = SimpleStringLiteral() | like = SimpleStringLiteral() ]
    { return new Statement.Show(kind, in, like); }
}

/** [IN schema] [[LIKE] 'pattern' | name]. */
Statement ShowFunctions(Statement.Show.Kind kind) :
{
    List<String> in = ImmutableList.of();
    String like = null;
}
{
    [ ( <IN> | <FROM> ) in = Name() ]
    [ <LIKE> like = DescribedFunction() | like = DescribedFunction() ]
    { return new Statement.Show(kind, in, like); }
}

Statement ShowColumns() :
{
    List<String> table;
    List<String> schema = ImmutableList.of();
    String like = null;
}
{
    ( <IN> | <FROM> ) table = Name()
    [ ( <IN> | <FROM> ) schema = Name() ]
    [ [ <LIKE> ] like = SimpleStringLiteral() ]
    { return new Statement.ShowColumns(within(schema, table), like); }
}

Statement ShowCreate() :
{
    final Statement.ShowCreate.Kind kind;
    final List<String> name;
}
{
    (
        <TABLE> { kind = Statement.ShowCreate.Kind.TABLE; }
    |
        <VIEW> { kind = Statement.ShowCreate.Kind.VIEW; }
    |
        ( <SCHEMA> | <DATABASE> ) { kind = Statement.ShowCreate.Kind.SCHEMA; }
    |
        { kind = unexpected("TABLE, VIEW or SCHEMA"); }
    )
    name = Name()
    { return new Statement.ShowCreate(kind, name); }
}

Statement ShowProperties() :
{
    final List<String> name;
    String key = null;
}
{
    name = Name()
    [
        <LPAREN>
        ( key = SimpleStringLiteral() | key = SettingKey() )
        <RPAREN>
    ]
    { return new Statement.ShowProperties(name, key); }
}

Statement ShowPartitions() :
{
    final List<String> name;
    Map<String, String> partition = ImmutableMap.of();
}
{
    name = Name()
    [ <PARTITION> partition = PartitionSpec() ]
    { return new Statement.ShowPartitions(name, partition); }
}

Map<String, String> PartitionSpec() :
{
    final Map<String, String> values = new LinkedHashMap<String, String>();
}
{
    <LPAREN>
    AddPartitionValue(values) ( <COMMA> AddPartitionValue(values) )*
    <RPAREN>
    { return values; }
}

void AddPartitionValue(Map<String, String> values) :
{
    final String column;
    final String value;
}
{
    column = Word() <EQ> value = OptionValue()
    { values.put(column, value); }
}

Statement ShowCurrent() :
{
}
{
    ( <NAMESPACE> | <SCHEMA> | <DATABASE> | <CATALOG> )
    { return new Statement.ShowCurrent(); }
|
    { return unexpected("SCHEMA, CATALOG or NAMESPACE"); }
}

/** SHOW name: a setting, or the columns of a table. */
Statement ShowNamed() :
{
    final List<String> parts = new ArrayList<String>();
    String part;
}
{
    part = Word() { parts.add(part); }
    ( <DOT> part = Word() { parts.add(part); } )*
    { return new Statement.ShowNamed(parts); }
}

Statement Describe() :
{
    Statement statement;
    final QueryText query;
    boolean extended = false;
    final String function;
}
{
    ( <DESCRIBE> | <DESC> )
    (
        LOOKAHEAD(<FUNCTION> ( <EXTENDED> )? DescribedFunction())
        <FUNCTION>
        [ LOOKAHEAD(<EXTENDED> DescribedFunction()) <EXTENDED> { extended = true; } ]
        function = DescribedFunction()
        { statement = new Statement.DescribeFunction(function, extended); }
    |
        LOOKAHEAD({ describedQueryAhead() })
        [ <QUERY> ]
        query = QueryOfStatement() { statement = new Statement.DescribeQuery(query); }
    |
        LOOKAHEAD(( <SCHEMA> | <DATABASE> | <NAMESPACE> | <CATALOG> ) ( <EXTENDED> )? SimpleIdentifier())
        statement = DescribeSchema()
    |
        LOOKAHEAD(<HISTORY> ( SimpleIdentifier() | <TABLE> ))
        statement = DescribeHistory()
    |
        statement = DescribeTable()
    )
    { return statement; }
}

/** DESCRIBE HISTORY t LIMIT 10. */
Statement DescribeHistory() :
{
    final List<String> table;
    Integer limit = null;
}
{
    <HISTORY> [ <TABLE> ] table = Name()
    [ <LIMIT> limit = UnsignedIntLiteral() ]
    { return new Statement.DescribeHistory(table, limit); }
}

/** A name, or an operator such as +. */
String DescribedFunction() :
{
    String name;
    String part;
}
{
    (
        name = Word() ( <DOT> name = Word() )*
    |
        name = SimpleStringLiteral()
    |
        (
            <PLUS> | <MINUS> | <STAR> | <SLASH> | <PERCENT_REMAINDER> | <CONCAT> | <EQ> | <NE>
            | <LT> | <LE> | <GT> | <GE> | <NULL_SAFE_EQUALS>
        )
        { name = token.image; }
    )
    { return name; }
}

Statement DescribeSchema() :
{
    boolean extended = false;
    final List<String> name;
    final boolean catalog;
}
{
    (
        <CATALOG> { catalog = true; }
    |
        ( <SCHEMA> | <DATABASE> | <NAMESPACE> ) { catalog = false; }
    )
    [ LOOKAHEAD(<EXTENDED> SimpleIdentifier()) <EXTENDED> { extended = true; } ]
    name = Name()
    { return new Statement.DescribeSchema(name, catalog, extended); }
}

Statement DescribeTable() :
{
    boolean extended = false;
    final List<String> table;
    String column = null;
    String part;
}
{
    [ <TABLE> ]
    [
        LOOKAHEAD(( <EXTENDED> | <FORMATTED> ) ( SimpleIdentifier() | SimpleStringLiteral() ))
        ( <EXTENDED> | <FORMATTED> ) { extended = true; }
    ]
    table = TableOrPath()
    [
        column = Word() ( <DOT> part = Word() { column = column + "." + part; } )*
    ]
    { return new Statement.Describe(table, extended, column); }
}

List<String> TableOrPath() :
{
    final List<String> table;
    final String path;
}
{
    table = Name() { return table; }
|
    path = SimpleStringLiteral() { return ImmutableList.of(path); }
}

/** SUMMARIZE [TABLE] table, SUMMARIZE query. */
Statement Summarize() :
{
    final QueryText query;
    final List<String> table;
    final Token first;
}
{
    <SUMMARIZE>
    (
        LOOKAHEAD({ getToken(1).kind != TABLE && queryAhead() })
        query = QueryOfStatement()
    |
        [ <TABLE> ] { first = getToken(1); }
        table = TableOrPath() { query = everythingOf(table, first); }
    )
    { return new Statement.Summarize(query); }
}
