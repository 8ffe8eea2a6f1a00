/** FUNCTION f(a INT DEFAULT 1) RETURNS INT RETURN a + 1, after CREATE OR REPLACE TEMPORARY. */
Statement CreateFunction(boolean replace, boolean temporary) :
{
    final boolean ifNotExists;
    final List<String> name;
    final List<Relation.Parameter> parameters = new ArrayList<Relation.Parameter>();
    final List<Relation.Parameter> columns = new ArrayList<Relation.Parameter>();
    String returns = null;
    boolean table = false;
    String comment = null;
    boolean readsData = true;
    String more;
    final String body;
}
{
    <FUNCTION> ifNotExists = IfNotExists() name = Name()
    ( LOOKAHEAD({ javaFunctionAhead() }) { return CreateJavaFunction(name, replace, temporary, ifNotExists); } | {} )
    <LPAREN> [ AddParameter(parameters) ( <COMMA> AddParameter(parameters) )* ] <RPAREN>
    [
        <RETURNS>
        (
            LOOKAHEAD({ getToken(1).kind == TABLE })
            <TABLE> { table = true; }
            [ <LPAREN> AddParameter(columns) ( <COMMA> AddParameter(columns) )* <RPAREN> ]
        |
            returns = TypeText()
        )
    ]
    (
        LOOKAHEAD({ characteristicAhead() })
        (
            <CONTAINS> <SQL> { readsData = false; }
        |
            more = Characteristic() { comment = more == null ? comment : more; }
        )
    )*
    ( <RETURN> body = FunctionBody() | { body = unexpected("RETURN and a body"); } )
    {
        return new Statement.CreateFunction(
            name, temporary, replace, ifNotExists,
            function(parameters, returns, table, columns, body, comment), readsData);
    }
}

/** The rest of FUNCTION f [NOT DETERMINISTIC] AS 'class' [USING JAR 'path', JAR 'path'] [COMMENT 'text']. */
Statement CreateJavaFunction(List<String> name, boolean replace, boolean temporary, boolean ifNotExists) :
{
    boolean deterministic = true;
    final String code;
    final List<String> jars = new ArrayList<String>();
    String comment = null;
}
{
    [ [ <NOT> { deterministic = false; } ] <DETERMINISTIC> ]
    <AS> code = SimpleStringLiteral()
    [ <USING> AddJar(jars) ( <COMMA> AddJar(jars) )* ]
    [ LOOKAHEAD({ commentAhead() }) Word() comment = SimpleStringLiteral() ]
    {
        return new Statement.CreateJavaFunction(
            name, temporary, replace, ifNotExists,
            new Statement.JavaCode(code, jars, deterministic, comment));
    }
}

void AddJar(List<String> jars) :
{
    final String kind;
    final String path;
}
{
    kind = Word() { if (!kind.equalsIgnoreCase("JAR")) { unexpected("JAR"); } }
    path = SimpleStringLiteral() { jars.add(path); }
}

/** MACRO f(a) AS a + 1, and MACRO f(a) AS TABLE SELECT a. */
Statement CreateMacro(boolean replace, boolean temporary) :
{
    final boolean ifNotExists;
    final List<String> name;
    List<String> names = ImmutableList.of();
    boolean table = false;
    final String body;
}
{
    <MACRO> ifNotExists = IfNotExists() name = Name()
    ( LOOKAHEAD(2) <LPAREN> <RPAREN> | names = Names() )
    <AS> [ LOOKAHEAD({ macroTableAhead() }) <TABLE> { table = true; } ]
    body = FunctionBody()
    {
        return new Statement.CreateFunction(
            name, temporary, replace, ifNotExists, macro(names, table, body), true);
    }
}

void AddParameter(List<Relation.Parameter> parameters) :
{
    final SqlIdentifier name;
    final String type;
    String initial = null;
}
{
    name = SimpleIdentifier() type = TypeText()
    [ <DEFAULT_> initial = InitialText() ]
    [ LOOKAHEAD({ commentAhead() }) Word() SimpleStringLiteral() ]
    { parameters.add(new Relation.Parameter(name.getSimple(), type, initial)); }
}

String TypeText() :
{
    final Token first;
}
{
    { first = getToken(1); } DataType() { return text(first, getToken(0)); }
}

String InitialText() :
{
    final Token first;
}
{
    { first = getToken(1); } Expression(ExprContext.ACCEPT_SUB_QUERY)
    { return text(first, getToken(0)); }
}

/** A comment, or null for what says nothing that the engine does not know. */
String Characteristic() :
{
    final String comment;
}
{
    <LANGUAGE> <SQL> { return null; }
|
    [ <NOT> ] <DETERMINISTIC> { return null; }
|
    LOOKAHEAD({ commentAhead() })
    Word() comment = SimpleStringLiteral() { return comment; }
|
    <READS> <SQL> <DATA> { return null; }
}

/** An expression, or a query without parentheses. */
String FunctionBody() :
{
    final Token first;
}
{
    { first = getToken(1); }
    (
        LOOKAHEAD({ queryAhead() && getToken(1).kind != LPAREN })
        OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY) { return "(" + text(first, getToken(0)) + ")"; }
    |
        Expression(ExprContext.ACCEPT_SUB_QUERY) { return text(first, getToken(0)); }
    )
}
