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

SqlNode MatchRecognize(SqlNode tableRef) :
{
}
{
    { refuse(true, "MATCH_RECOGNIZE is", "Join the table with itself."); }
    <MATCH_RECOGNIZE>
    { return tableRef; }
}
