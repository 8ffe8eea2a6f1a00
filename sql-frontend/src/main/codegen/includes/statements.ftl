/** The statements of a text, which semicolons separate. */
List<Statement> Statements() :
{
    final List<Statement> statements = new ArrayList<Statement>();
    Statement statement;
}
{
    ( <SEMICOLON> )*
    { requireStatementOrEnd(); }
    [
        statement = StatementOfText() { statements.add(statement); }
        (
            <SEMICOLON> { requireStatementOrEnd(); }
            [ statement = StatementOfText() { statements.add(statement); } ]
        )*
    ]
    <EOF>
    { return statements; }
}

/** A new statement has a production here and a record in Statement. */
Statement StatementOfText() :
{
    final Statement statement;
    final QueryText query;
}
{
    (
        statement = Explain()
    |
        statement = Create()
    |
        statement = Drop()
    |
        statement = Copy()
    |
        statement = Insert()
    |
        statement = Delete()
    |
        statement = Update()
    |
        statement = Merge()
    |
        statement = Truncate()
    |
        statement = Optimize()
    |
        statement = Vacuum()
    |
        statement = Restore()
    |
        statement = Transaction()
    |
        statement = Cache()
    |
        <UNCACHE> <TABLE> statement = Uncache()
    |
        <CLEAR> <CACHE> { statement = new Statement.ClearCache(); }
    |
        statement = Show()
    |
        statement = Describe()
    |
        statement = Summarize()
    |
        statement = PivotStatement()
    |
        statement = UnpivotStatement()
    |
        LOOKAHEAD({ setVariableAhead() })
        statement = SetVariable()
    |
        statement = Declare()
    |
        LOOKAHEAD(<SET> <ROLE> ( SimpleIdentifier() | <ALL> ))
        statement = SetRole()
    |
        LOOKAHEAD(<SET> <TIME> Word())
        statement = SetTimeZone()
    |
        statement = SetOrShowSetting()
    |
        statement = GrantOrRevoke()
    |
        statement = Alter()
    |
        LOOKAHEAD({ commentOnAhead() })
        statement = CommentOn()
    |
        statement = Reset()
    |
        statement = Use()
    |
        statement = Prepare()
    |
        LOOKAHEAD(<EXECUTE> <IMMEDIATE>)
        statement = ExecuteImmediate()
    |
        statement = Execute()
    |
        statement = Deallocate()
    |
        LOOKAHEAD({ queryAhead() })
        query = QueryOfStatement() { statement = new Statement.Query(query); }
    )
    { return statement; }
}

/** PREPARE q (INTEGER) AS SELECT $1. */
Statement Prepare() :
{
    final SqlIdentifier name;
    final List<String> types = new ArrayList<String>();
}
{
    <PREPARE> name = SimpleIdentifier()
    [ <LPAREN> AddTypeText(types) ( <COMMA> AddTypeText(types) )* <RPAREN> ]
    ( <AS> | <FROM> )
    { return prepare(name.getSimple(), types); }
}

void AddTypeText(List<String> types) :
{
    final Token first;
}
{
    { first = getToken(1); } DataType()
    { types.add(text(first, getToken(0))); }
}

/** EXECUTE q (1, 2), EXECUTE q USING 1, 2, EXECUTE q (low := 1). */
Statement Execute() :
{
    final SqlIdentifier name;
    final List<Statement.Execute.Argument> arguments = new ArrayList<Statement.Execute.Argument>();
}
{
    <EXECUTE> name = SimpleIdentifier()
    [
        <LPAREN>
        [
            LOOKAHEAD({ getToken(1).kind != RPAREN })
            AddArgument(arguments) ( <COMMA> AddArgument(arguments) )*
        ]
        <RPAREN>
    |
        <USING> AddArgument(arguments) ( <COMMA> AddArgument(arguments) )*
    ]
    { return new Statement.Execute(name.getSimple(), arguments); }
}

void AddArgument(List<Statement.Execute.Argument> arguments) :
{
    SqlIdentifier name = null;
    final QueryText value;
}
{
    [
        LOOKAHEAD(SimpleIdentifier() ( <NAMED_ARGUMENT_ASSIGNMENT> | <COLON> <EQ> ))
        name = SimpleIdentifier() ( <NAMED_ARGUMENT_ASSIGNMENT> | <COLON> <EQ> )
    ]
    value = ExpressionText()
    { arguments.add(new Statement.Execute.Argument(name == null ? null : name.getSimple(), value)); }
}

Statement Deallocate() :
{
    final SqlIdentifier name;
}
{
    <DEALLOCATE> [ LOOKAHEAD(2) <PREPARE> ]
    (
        <ALL> { return new Statement.Deallocate(null); }
    |
        name = SimpleIdentifier() { return new Statement.Deallocate(name.getSimple()); }
    )
}

/** EXECUTE IMMEDIATE 'SELECT :a' USING 1 AS a. */
Statement ExecuteImmediate() :
{
    final SqlNode text;
    final List<SqlNode> values = new ArrayList<SqlNode>();
    final List<List<String>> into = new ArrayList<List<String>>();
}
{
    <EXECUTE> <IMMEDIATE> text = Expression(ExprContext.ACCEPT_NON_QUERY)
    [ <INTO> VariableName(into) ( <COMMA> VariableName(into) )* ]
    [
        <USING>
        (
            LOOKAHEAD({ getToken(1).kind == LPAREN })
            <LPAREN> SelectItems(values) <RPAREN>
        |
            SelectItems(values)
        )
    ]
    { return immediate(text, into, values); }
}

/** A query, with its text and how many ? it holds. */
QueryText QueryOfStatement() :
{
    final Token first;
    final SqlNode query;
}
{
    { first = getToken(1); beginParameters(); }
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    { return queryText(query, first, getToken(0)); }
}

/** A query and nothing else. */
QueryText OnlyQueryOfText() :
{
    final QueryText query;
}
{
    query = QueryOfStatement() [ <SEMICOLON> ]
    <EOF>
    { return query; }
}

/** A name and nothing else. */
List<String> OnlyName() :
{
    final List<String> name;
}
{
    name = Name() <EOF> { return name; }
}

/** As OnlyQueryOfText, for its tree. */
SqlNode OnlyQuery() :
{
    final SqlNode query;
}
{
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY) [ <SEMICOLON> ]
    <EOF>
    { return query; }
}

/** An item of SELECT and nothing else. */
SqlNode OnlySelectItem() :
{
    final List<SqlNode> items = new ArrayList<SqlNode>();
}
{
    AddSelectItem(items) <EOF>
    { return items.get(0); }
}

/** Calcite's entry for a statement, which only takes queries here. */
SqlNode SqlStmt() :
{
    final SqlNode query;
}
{
    query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY) { return query; }
}

/** A query where nothing else can be. */
QueryText RequiredQuery() :
{
    final QueryText query;
}
{
    (
        LOOKAHEAD({ queryAhead() })
        query = QueryOfStatement()
    |
        { query = unexpected("a query, which begins with SELECT, WITH, VALUES or '('"); }
    )
    { return query; }
}

Statement Copy() :
{
    final QueryText query;
    final List<String> table;
    final Token first;
    final String target;
    Map<String, String> options = ImmutableMap.of();
}
{
    <COPY>
    (
        <LPAREN> query = RequiredQuery() <RPAREN>
    |
        { first = getToken(1); } table = Name() { query = everythingOf(table, first); }
    )
    <TO> target = SimpleStringLiteral()
    [ options = Options() ]
    { return new Statement.Copy(query, target, options); }
}

/** INSERT OR REPLACE INTO t AS x (a, b) VALUES (1, 2) ON CONFLICT (a) DO UPDATE SET b = excluded.b RETURNING b. */
Statement Insert() :
{
    final List<String> table;
    String alias = null;
    boolean overwrite = false;
    List<String> columns = ImmutableList.of();
    boolean byName = false;
    boolean overriding = false;
    QueryText query = null;
    final Statement partitioned;
    Statement.Conflict conflict = null;
    final QueryText returning;
    final Statement directory;
}
{
    <INSERT>
    [
        <OR>
        (
            <REPLACE> { conflict = onAnyKey(new Action.Update(ImmutableList.of())); }
        |
            <IGNORE> { conflict = onAnyKey(new Action.Nothing()); }
        )
    ]
    (
        <INTO>
    |
        { refuse(conflict != null, "OR REPLACE and OR IGNORE with OVERWRITE are", "Write INTO."); }
        <OVERWRITE> { overwrite = true; }
        [
            LOOKAHEAD({ directoryAhead() })
            directory = InsertDirectory() { return directory; }
        ]
    )
    [ LOOKAHEAD(2) <TABLE> ]
    table = Name()
    [
        partitioned = InsertPartition(table, overwrite)
        {
            refuse(conflict != null, "OR REPLACE and OR IGNORE with PARTITION are", "Leave them out.");
            return partitioned;
        }
    |
        <AS> alias = SimpleIdentifierName()
    ]
    [
        LOOKAHEAD(<LPAREN> SimpleIdentifier() ( <COMMA> | <RPAREN> ))
        columns = Names()
    |
        LOOKAHEAD(2)
        <BY> <NAME> { byName = true; }
    ]
    (
        LOOKAHEAD(2)
        <DEFAULT_> <VALUES>
    |
        [ <OVERRIDING> ( <SYSTEM> { overriding = true; } | <USER> ) <VALUE> ]
        query = RequiredQuery()
    )
    [
        LOOKAHEAD({ conflictAhead() })
        {
            refuse(overwrite || conflict != null, "ON CONFLICT with OVERWRITE, OR REPLACE or OR IGNORE is", "Use one of them.");
        }
        conflict = OnConflict()
    ]
    returning = Returning()
    {
        return new Statement.Insert(
            table, alias, overwrite, columns, byName, overriding, query, conflict, returning);
    }
}

/** INSERT OVERWRITE LOCAL DIRECTORY 'path' USING csv OPTIONS (header true) SELECT …. */
Statement InsertDirectory() :
{
    String path = null;
    final Map<String, String> options = new LinkedHashMap<String, String>();
    Map<String, String> more;
    String format = null;
    final Token place;
    final QueryText query;
}
{
    [ <LOCAL> ] { place = getToken(1); } SimpleIdentifier()
    [ path = SimpleStringLiteral() ]
    { refuse(getToken(1).kind == ROW, "ROW FORMAT is", "Write USING csv OPTIONS (delimiter ';')."); }
    [
        <USING> format = Word()
        [ <OPTIONS> more = Options() { options.putAll(more); } ]
    |
        <STORED> <AS> format = Word()
    ]
    query = RequiredQuery()
    { return directory(place, path, format, options, query); }
}

/** ON CONFLICT (a, b) DO UPDATE SET c = excluded.c WHERE excluded.c > 0. */
Statement.Conflict OnConflict() :
{
    List<String> columns = ImmutableList.of();
    SqlIdentifier constraint = null;
    final List<Statement.Assignment> assignments = new ArrayList<Statement.Assignment>();
    QueryText condition = null;
    final Action action;
}
{
    <ON> SimpleIdentifier()
    [
        columns = Names()
        { refuse(getToken(1).kind == WHERE, "Keys of a part of the rows are", "Leave out WHERE before DO."); }
    |
        <ON> <CONSTRAINT> constraint = SimpleIdentifier()
    ]
    <DO>
    (
        <NOTHING> { action = new Action.Nothing(); }
    |
        <UPDATE> <SET> AddAssignment(assignments) ( <COMMA> AddAssignment(assignments) )*
        condition = WhereOfTarget()
        { action = new Action.Update(assignments); }
    )
    {
        return new Statement.Conflict(
            columns, constraint == null ? null : constraint.getSimple(), action, condition);
    }
}

/** What a statement gives of the rows that it changes. */
QueryText Returning() :
{
    final Token first;
    final List<SqlNode> items = new ArrayList<SqlNode>();
}
{
    <RETURNING> { first = getToken(1); beginParameters(); }
    SelectItems(items)
    { return queryText(null, first, getToken(0)); }
|
    { return null; }
}

Statement Delete() :
{
    final List<String> table;
    final String alias;
    MergeSource source = null;
    final QueryText condition;
    final QueryText returning;
}
{
    <DELETE> <FROM> table = Name() alias = TargetAlias()
    [ <USING> source = SourceOfTarget() ]
    condition = WhereOfTarget()
    returning = Returning()
    {
        return source == null
            ? new Statement.Delete(table, alias, condition, returning)
            : source.merge(table, alias, condition, new Action.Delete(), returning);
    }
}

Statement Update() :
{
    final List<String> table;
    final String alias;
    final List<Statement.Assignment> assignments = new ArrayList<Statement.Assignment>();
    MergeSource source = null;
    final QueryText condition;
    final QueryText returning;
}
{
    <UPDATE> table = Name() alias = TargetAlias()
    <SET> AddAssignment(assignments) ( <COMMA> AddAssignment(assignments) )*
    [ <FROM> source = SourceOfTarget() ]
    condition = WhereOfTarget()
    returning = Returning()
    {
        return source == null
            ? new Statement.Update(table, alias, assignments, condition, returning)
            : source.merge(table, alias, condition, new Action.Update(assignments), returning);
    }
}

/** Another table, or a query in parentheses, in a change of rows. */
MergeSource SourceOfTarget() :
{
    final Token first;
    final SqlNode source;
}
{
    { first = getToken(1); beginParameters(); }
    source = TableRef()
    {
        refuse(getToken(1).kind == COMMA, "Several tables after FROM and USING are", "Join them in a query in parentheses.");
        return new MergeSource(queryText(null, first, getToken(0)), aliasOf(source));
    }
}

void AddAssignment(List<Statement.Assignment> assignments) :
{
    final List<String> column;
    final QueryText value;
}
{
    column = Name() <EQ> value = ExpressionOrDefault()
    { assignments.add(new Statement.Assignment(column.getLast(), value)); }
}

/** An expression, or DEFAULT alone. */
QueryText ExpressionOrDefault() :
{
    final QueryText value;
}
{
    LOOKAHEAD({ defaultItemAhead() })
    <DEFAULT_> { return Statement.Assignment.DEFAULT; }
|
    value = ExpressionText() { return value; }
}

/** An expression that becomes a part of a query. */
QueryText ExpressionText() :
{
    final Token first;
    final SqlNode expression;
}
{
    { first = getToken(1); beginParameters(); }
    expression = Expression(ExprContext.ACCEPT_SUB_QUERY)
    { return queryText(expression, first, getToken(0)); }
}

String TargetAlias() :
{
    final SqlIdentifier alias;
}
{
    [
        LOOKAHEAD({ aliasOfTargetAhead() })
        [ <AS> ] alias = SimpleIdentifier() { return alias.getSimple(); }
    ]
    { return null; }
}

QueryText WhereOfTarget() :
{
    final QueryText condition;
}
{
    [ <WHERE> condition = ExpressionText() { return condition; } ]
    { return null; }
}

Statement Truncate() :
{
    final List<String> table;
    final List<Statement.PartitionValue> partition;
}
{
    <TRUNCATE> [ LOOKAHEAD(2) <TABLE> ] table = Name()
    [
        <PARTITION> partition = PartitionValues()
        { return new Statement.DropPartitions(table, ImmutableList.of(partition), true); }
    ]
    { return new Statement.Truncate(table); }
}

Statement Optimize() :
{
    final List<String> table;
}
{
    <OPTIMIZE> [ LOOKAHEAD(2) <TABLE> ] table = Name()
    { return new Statement.Optimize(table); }
}

/** VACUUM t RETAIN 24 HOURS. */
Statement Vacuum() :
{
    final List<String> table;
    Integer hours = null;
}
{
    <VACUUM> [ LOOKAHEAD(2) <TABLE> ] table = Name()
    [ <RETAIN> hours = UnsignedIntLiteral() <HOURS> ]
    { return new Statement.Vacuum(table, hours); }
}

/** CACHE LAZY TABLE t, CACHE TABLE t AS SELECT …. */
Statement Cache() :
{
    boolean lazy = false;
    final List<String> table;
    QueryText query = null;
}
{
    <CACHE> [ <LAZY> { lazy = true; } ] <TABLE> table = Name()
    [ LOOKAHEAD({ !atEnd() }) [ <AS> ] query = QueryOfStatement() ]
    { return new Statement.Cache(table, lazy, query); }
}

Statement Uncache() :
{
    boolean ifExists = false;
    final List<String> table;
}
{
    [ LOOKAHEAD(<IF> <EXISTS>) <IF> <EXISTS> { ifExists = true; } ]
    table = Name()
    { return new Statement.Uncache(table, ifExists); }
}

/** START TRANSACTION READ ONLY, COMMIT, ROLLBACK. */
Statement Transaction() :
{
    boolean readOnly = false;
    Statement.Transaction.Kind kind;
}
{
    (
        (
            <START> <TRANSACTION>
        |
            <BEGIN> [ <TRANSACTION> | <WORK> ]
        )
        { kind = Statement.Transaction.Kind.START; }
        [
            readOnly = TransactionMode(readOnly)
            ( [ <COMMA> ] readOnly = TransactionMode(readOnly) )*
        ]
    |
        <COMMIT> [ <TRANSACTION> | <WORK> ] { kind = Statement.Transaction.Kind.COMMIT; }
    |
        <ROLLBACK> [ <TRANSACTION> | <WORK> ] { kind = Statement.Transaction.Kind.ROLLBACK; }
        [
            <TO> [ LOOKAHEAD(2) <SAVEPOINT> ] SimpleIdentifier()
            { kind = Statement.Transaction.Kind.SAVEPOINT; }
        ]
    |
        <SAVEPOINT> SimpleIdentifier() { kind = Statement.Transaction.Kind.SAVEPOINT; }
    |
        <RELEASE> [ LOOKAHEAD(2) <SAVEPOINT> ] SimpleIdentifier()
        { kind = Statement.Transaction.Kind.SAVEPOINT; }
    )
    { return new Statement.Transaction(kind, readOnly); }
}

boolean TransactionMode(boolean readOnly) :
{
}
{
    (
        <READ> ( <ONLY> { readOnly = true; } | <WRITE> { readOnly = false; } )
    |
        <ISOLATION> <LEVEL>
        (
            <READ> ( <COMMITTED> | <UNCOMMITTED> )
        |
            <REPEATABLE> <READ>
        |
            <SNAPSHOT>
        |
            <SERIALIZABLE>
            {
                refuse(true, "Transactions that are SERIALIZABLE are", "Use REPEATABLE READ.");
            }
        )
    )
    { return readOnly; }
}

/** RESTORE TABLE t TO VERSION AS OF 3. */
Statement Restore() :
{
    final List<String> table;
    final String version;
    final QueryText time;
}
{
    <RESTORE> [ LOOKAHEAD(2) <TABLE> ] table = Name() [ <TO> ]
    (
        <VERSION> <AS> <OF> version = VersionOfTable()
        { return new Statement.Restore(TimeForms.version(table, version)); }
    |
        <TIMESTAMP> <AS> <OF> time = TimeOfTable()
        { return new Statement.Restore(TimeForms.timestamp(table, time)); }
    )
}

/** SET shows all settings, SET key one; SET -v is SET. */
Statement SetOrShowSetting() :
{
    String key = null;
    String value = null;
}
{
    <SET>
    [
        LOOKAHEAD(<MINUS> Word())
        <MINUS> Word()
    |
        key = SettingKey()
        [ ( <EQ> | <TO> ) value = SettingValue() ]
    ]
    { return new Statement.Set(key, value); }
}

/** SET TIME ZONE 'Europe/Berlin', SET TIME ZONE INTERVAL 2 HOURS, SET TIME ZONE LOCAL. */
Statement SetTimeZone() :
{
    final String zone;
    final SqlLiteral offset;
}
{
    <SET> <TIME> <ZONE>
    (
        zone = SimpleStringLiteral() { return timeZone(zone); }
    |
        offset = IntervalLiteral() { return timeZone(offset); }
    |
        <LOCAL> { return timeZone(java.time.ZoneId.systemDefault().getId()); }
    |
        <DEFAULT_> { return timeZone("UTC"); }
    )
}

Statement Reset() :
{
    String key = null;
}
{
    <RESET>
    [
        <ALL>
    |
        key = SettingKey()
    ]
    { return new Statement.Reset(key); }
}

Statement Use() :
{
    final List<String> schema;
}
{
    <USE>
    [
        LOOKAHEAD(( <SCHEMA> | <CATALOG> | <DATABASE> ) SimpleIdentifier())
        ( <SCHEMA> | <CATALOG> | <DATABASE> )
    ]
    schema = Name()
    { return new Statement.Use(schema); }
}

String SettingKey() :
{
    final StringBuilder key;
    String part;
}
{
    part = Word() { key = new StringBuilder(part); }
    ( <DOT> part = Word() { key.append('.').append(part); } )*
    { return key.toString(); }
}

/** 'in quotes', or all that is left of the statement as it is, such as 4g. */
String SettingValue() :
{
    final String value;
}
{
    (
        LOOKAHEAD({ quotedValueAhead() })
        value = SimpleStringLiteral()
    |
        { value = restOfStatement(); }
    )
    { return value; }
}

/** Key and value pairs in parentheses; keys come out in lower case. */
Map<String, String> Options() :
{
    final Map<String, String> options = new LinkedHashMap<String, String>();
}
{
    <LPAREN>
    [ AddOption(options) ( <COMMA> AddOption(options) )* ]
    <RPAREN>
    { return options; }
}

void AddOption(Map<String, String> options) :
{
    String key;
    String part;
    String value = "true";
}
{
    (
        key = SimpleStringLiteral()
    |
        key = Word() ( <DOT> part = Word() { key = key + "." + part; } )*
    )
    [ <EQ> ]
    [ value = OptionValue() | value = OptionValues() ]
    { options.put(key.toLowerCase(Locale.ROOT), value); }
}

/** (a, b), as a text with a line for each. */
String OptionValues() :
{
    String values;
    String value;
}
{
    <LPAREN> values = OptionValue() ( <COMMA> value = OptionValue() { values = values + "\n" + value; } )* <RPAREN>
    { return values; }
}

String OptionValue() :
{
    String sign = "";
    final String value;
}
{
    (
        value = SimpleStringLiteral()
    |
        [ <MINUS> { sign = "-"; } ] value = WordOrNumber()
    )
    { return sign + value; }
}

/** A name of one or more parts: catalog.schema.table. */
List<String> Name() :
{
    final SqlIdentifier name;
}
{
    name = CompoundTableIdentifier() { return name.names; }
}

/** Names in parentheses. */
List<String> Names() :
{
    final SqlNodeList names;
}
{
    names = ParenthesizedSimpleIdentifierList() { return SqlIdentifier.simpleNames(names); }
}

/** A word, reserved or not, or a name in quotes. */
String Word() :
{
    final SqlIdentifier name;
}
{
    name = SimpleIdentifier() { return name.getSimple(); }
|
    ReservedWord() { return token.image; }
}

String WordOrNumber() :
{
    final String word;
}
{
    word = Word() { return word; }
|
    (
        <UNSIGNED_INTEGER_LITERAL>
    |   <DECIMAL_NUMERIC_LITERAL>
    |   <APPROX_NUMERIC_LITERAL>
    |   <BIGINT_LITERAL>
    |   <SMALLINT_LITERAL>
    |   <TINYINT_LITERAL>
    |   <DOUBLE_LITERAL>
    |   <REAL_LITERAL>
    |   <DECIMAL_LITERAL>
    )
    { return token.image; }
}

void ReservedWord() :
{
}
{
    (
<#list parser.reservedKeywords as keyword>
        <${keyword}><#sep> |</#sep>
</#list>
    )
}
