Statement Create() :
{
    boolean replace = false;
    boolean temporary = false;
    boolean global = false;
    final Statement statement;
}
{
    <CREATE>
    [ <OR> <REPLACE> { replace = true; } ]
    [
        LOOKAHEAD(<GLOBAL> ( <TEMP> | <TEMPORARY> ))
        <GLOBAL> { global = true; }
    ]
    [ ( <TEMP> | <TEMPORARY> ) { temporary = true; } ]
    (
        LOOKAHEAD({ global })
        statement = CreateGlobalView(replace)
    |
        statement = CreateView(replace, temporary)
    |
        statement = CreateFunction(replace, temporary)
    |
        statement = CreateMacro(replace, temporary)
    |
        statement = CreateSequence(replace)
    |
        LOOKAHEAD({ indexAhead() })
        statement = CreateIndex()
    |
        LOOKAHEAD({ likeAhead() && !temporary })
        statement = CreateTableLike(replace)
    |
        { refuse(temporary, "Temporary tables are", "Use CREATE TEMPORARY VIEW."); }
        statement = CreateTable(replace)
    |
        { refuse(temporary || replace, "OR REPLACE and TEMPORARY for a schema are", "Leave them out."); }
        statement = CreateSchema()
    |
        { refuse(temporary || replace, "OR REPLACE and TEMPORARY for a role are", "Leave them out."); }
        statement = CreateRole()
    |
        { statement = unexpected("TABLE, VIEW or SCHEMA"); }
    )
    { return statement; }
}

Statement CreateView(boolean replace, boolean temporary) :
{
    final boolean ifNotExists;
    final List<String> name;
    final String schema;
    List<String> columns = ImmutableList.of();
    final QueryText query;
}
{
    <VIEW> ifNotExists = IfNotExists() name = Name()
    [ columns = Names() ]
    [ <WITH> <SCHEMA> schema = Word() { requireEvolution(schema); } ]
    <AS> query = RequiredQuery()
    { return new Statement.CreateView(name, temporary, replace, ifNotExists, columns, query); }
}

/** CREATE GLOBAL TEMPORARY VIEW v AS SELECT …, which is global_temp.v. */
Statement CreateGlobalView(boolean replace) :
{
    final boolean ifNotExists;
    List<String> name;
    List<String> columns = ImmutableList.of();
    final QueryText query;
}
{
    <VIEW> ifNotExists = IfNotExists() name = Name() { name = globalName(name); }
    [ columns = Names() ]
    <AS> query = RequiredQuery()
    {
        return new Statement.CreateView(
            name, true, replace, ifNotExists, columns, query);
    }
}

Statement CreateTable(boolean replace) :
{
    final boolean ifNotExists;
    final List<String> name;
    final List<ColumnDefinition> columns = new ArrayList<ColumnDefinition>();
    final List<TableConstraint> constraints = new ArrayList<TableConstraint>();
    final List<PartitionField> partitioning = new ArrayList<PartitionField>();
    String format = null;
    String location = null;
    final Map<String, String> options = new LinkedHashMap<String, String>();
    final Map<String, String> properties = new LinkedHashMap<String, String>();
    Map<String, String> more;
    String comment;
    QueryText query = null;
}
{
    <TABLE> ifNotExists = IfNotExists() name = Name()
    [ TableElements(columns, constraints) ]
    (
        <USING> format = Word()
    |
        LOOKAHEAD({ partitionedAhead() })
        Word() <BY> PartitionFields(partitioning, columns, constraints)
    |
        <LOCATION> location = SimpleStringLiteral()
    |
        <OPTIONS> more = Options() { options.putAll(more); }
    |
        <TBLPROPERTIES> AddProperties(properties)
    |
        LOOKAHEAD({ commentAhead() })
        Word() comment = SimpleStringLiteral() { properties.put(TableAlteration.COMMENT, comment); }
    )*
    (
        <AS> query = RequiredQuery()
    |
        {
            if (location == null && columns.isEmpty()) {
                unexpected("columns in parentheses, LOCATION 'path' or AS query");
            }
        }
    )
    {
        return new Statement.CreateTable(
            name, ifNotExists, replace, columns, constraints, partitioning,
            format == null ? null : format.toLowerCase(Locale.ROOT), location, options, properties, query);
    }
}

/** CREATE TABLE t LIKE s, CREATE TABLE t (LIKE s INCLUDING ALL). */
Statement CreateTableLike(boolean replace) :
{
    final boolean ifNotExists;
    final List<String> name;
    final List<String> source;
    boolean all = false;
}
{
    <TABLE> ifNotExists = IfNotExists() name = Name()
    (
        <LIKE> source = Name()
    |
        <LPAREN> <LIKE> source = Name() [ <INCLUDING> <ALL> { all = true; } ] <RPAREN>
    )
    { return new Statement.CreateTableLike(name, ifNotExists, replace, source, all); }
}

Statement CreateSchema() :
{
    final boolean ifNotExists;
    final List<String> name;
}
{
    ( <SCHEMA> | <DATABASE> | <NAMESPACE> ) ifNotExists = IfNotExists() name = Name()
    { return new Statement.CreateSchema(name, ifNotExists); }
}

boolean IfNotExists() :
{
}
{
    LOOKAHEAD(2)
    <IF> <NOT> <EXISTS> { return true; }
|
    { return false; }
}

Statement Drop() :
{
    final Statement.Drop.Kind kind;
    boolean ifExists = false;
    final List<String> name;
    final boolean cascade;
    final Statement role;
}
{
    LOOKAHEAD(2)
    <DROP> role = DropRole() { return role; }
|
    <DROP>
    (
        <TABLE> { kind = Statement.Drop.Kind.TABLE; }
    |
        <VIEW> { kind = Statement.Drop.Kind.VIEW; }
    |
        ( <SCHEMA> | <DATABASE> | <NAMESPACE> ) { kind = Statement.Drop.Kind.SCHEMA; }
    |
        [ <TEMPORARY> | <TEMP> ]
        (
            ( <VAR> | <VARIABLE> ) { kind = Statement.Drop.Kind.VARIABLE; }
        |
            <INDEX> { kind = Statement.Drop.Kind.INDEX; }
        |
            <SEQUENCE> { kind = Statement.Drop.Kind.SEQUENCE; }
        |
            ( <FUNCTION> | <MACRO> [ <TABLE> ] ) { kind = Statement.Drop.Kind.FUNCTION; }
        )
    |
        { kind = unexpected("TABLE, VIEW or SCHEMA"); }
    )
    [ LOOKAHEAD(2) <IF> <EXISTS> { ifExists = true; } ]
    name = Name() cascade = Cascade()
    { return new Statement.Drop(kind, name, ifExists, cascade); }
}

/** Whether what depends on it goes too. */
boolean Cascade() :
{
}
{
    <CASCADE> { return true; }
|
    [ <RESTRICT> ] { return false; }
}
