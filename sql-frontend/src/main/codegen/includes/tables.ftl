/** FROM 'file.csv', FROM VALUES (1), (2). */
SqlNode ExtendedTableRef() :
{
    final String path;
    final SqlNode rows;
}
{
    path = SimpleStringLiteral()
    { return new SqlIdentifier(path, getPos().withQuoting(true)); }
|
    rows = TableConstructor() { return rows; }
}

/** read_csv('a', 'b', header => true), read_csv(['a', 'b']). */
SqlNode TableFunction() :
{
    final Token name;
    final List<String> paths = new ArrayList<String>();
    final Map<String, String> options = new LinkedHashMap<String, String>();
}
{
    { name = getNextToken(); }
    <LPAREN>
    (
        <LBRACKET> AddPath(paths) ( <COMMA> AddPath(paths) )* <RBRACKET>
    |
        AddPath(paths)
    |
        { unexpected("a path in single quotes"); }
    )
    ( <COMMA> ( AddPath(paths) | AddReaderOption(options) ) )*
    <RPAREN>
    { return files(name, paths, options); }
}

void AddPath(List<String> paths) :
{
    final String path;
}
{
    path = SimpleStringLiteral() { paths.add(path); }
}

void AddReaderOption(Map<String, String> options) :
{
    final String key;
    final String value;
}
{
    key = Word() ( <NAMED_ARGUMENT_ASSIGNMENT> | <EQ> )
    ( value = ColumnTypes() | value = OptionValue() )
    { options.put(key.toLowerCase(Locale.ROOT), value); }
}

/** {'id': 'BIGINT', 'name': 'VARCHAR'}, as the option columns lists it: "id" BIGINT, … */
String ColumnTypes() :
{
    final StringBuilder columns = new StringBuilder();
}
{
    <LBRACE> AddColumn(columns) ( <COMMA> AddColumn(columns) )* <RBRACE>
    { return columns.toString(); }
}

void AddColumn(StringBuilder columns) :
{
    final String name;
    final String type;
}
{
    ( name = SimpleStringLiteral() | name = Identifier() )
    <COLON> type = SimpleStringLiteral()
    { addColumn(name, type, columns); }
}

/** VERSION AS OF 3, FOR SYSTEM_TIME AS OF expression, AT (VERSION => 3). */
SqlNode Snapshot(SqlNode tableRef) :
{
    final Span s;
    final SqlNode timed;
}
{
    { s = span(); }
    (
        <AT> <LPAREN>
        (
            <VERSION> <NAMED_ARGUMENT_ASSIGNMENT> timed = AtVersion(s, tableRef)
        |
            <TIMESTAMP> <NAMED_ARGUMENT_ASSIGNMENT> timed = AtTimestamp(s, tableRef)
        )
        <RPAREN>
    |
        [ <FOR> ]
        (
            ( <VERSION> | <SYSTEM_VERSION> ) <AS> <OF> timed = AtVersion(s, tableRef)
        |
            ( <TIMESTAMP> | <SYSTEM_TIME> ) <AS> <OF> timed = AtTimestamp(s, tableRef)
        )
    )
    { return timed; }
}

SqlNode AtVersion(Span s, SqlNode tableRef) :
{
    final String version;
}
{
    version = VersionOfTable()
    { return TimeForms.version(s.end(this), tableRef, version); }
}

/** A number, or a name in quotes. */
String VersionOfTable() :
{
    final String version;
}
{
    version = SimpleStringLiteral() { return version; }
|
    <UNSIGNED_INTEGER_LITERAL> { return token.image; }
|
    { return unexpected("the number of a version, see DESCRIBE HISTORY, or a name in quotes"); }
}

SqlNode AtTimestamp(Span s, SqlNode tableRef) :
{
    final QueryText time;
}
{
    time = TimeOfTable()
    { return TimeForms.timestamp(s.end(this), tableRef, time); }
}

QueryText TimeOfTable() :
{
    final Token first;
    final SqlNode time;
}
{
    { first = getToken(1); }
    time = Expression(ExprContext.ACCEPT_NON_QUERY)
    { return queryText(time, first, getToken(0)); }
}

SqlNode MatchRecognize(SqlNode tableRef) :
{
}
{
    { refuse(true, "MATCH_RECOGNIZE is", "Join the table with itself."); }
    <MATCH_RECOGNIZE>
    { return tableRef; }
}
