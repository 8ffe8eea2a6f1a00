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
    { name = getNextToken(); requireReader(name); }
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
    key = Word() ( <NAMED_ARGUMENT_ASSIGNMENT> | <EQ> ) value = OptionValue()
    { options.put(key.toLowerCase(Locale.ROOT), value); }
}

SqlNode MatchRecognize(SqlNode tableRef) :
{
}
{
    { refuse(true, "MATCH_RECOGNIZE is", "Join the table with itself."); }
    <MATCH_RECOGNIZE>
    { return tableRef; }
}
