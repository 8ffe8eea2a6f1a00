Statement GrantOrRevoke() :
{
    final boolean revoke;
    final SecurityStatement statement;
}
{
    ( <GRANT> { revoke = false; } | <REVOKE> { revoke = true; } )
    (
        LOOKAHEAD(PrivilegeItem() ( <COMMA> | <ON> ))
        statement = GrantPrivileges(revoke)
    |
        statement = GrantRoles(revoke)
    )
    { return new Statement.Security(statement); }
}

SecurityStatement GrantPrivileges(boolean revoke) :
{
    final List<SecurityStatement.Item> items = new ArrayList<SecurityStatement.Item>();
    final SecurityStatement.Target on;
    final List<SecurityStatement.Grantee> grantees;
    SecurityStatement.Item item;
}
{
    item = PrivilegeItem() { items.add(item); }
    ( <COMMA> item = PrivilegeItem() { items.add(item); } )*
    <ON> on = GrantTarget()
    grantees = Grantees(revoke)
    { return new SecurityStatement.Grant(revoke, items, on, grantees); }
}

SecurityStatement GrantRoles(boolean revoke) :
{
    final List<String> roles = new ArrayList<String>();
    final List<SecurityStatement.Grantee> grantees;
    String role;
}
{
    role = Word() { roles.add(role); }
    ( <COMMA> role = Word() { roles.add(role); } )*
    grantees = Grantees(revoke)
    { return new SecurityStatement.GrantRoles(revoke, roles, grantees); }
}

/** ALL PRIVILEGES, SELECT (a, b). */
SecurityStatement.Item PrivilegeItem() :
{
    final Privilege privilege;
    List<String> columns = ImmutableList.of();
}
{
    (
        <ALL> [ <PRIVILEGES> ] { privilege = null; }
    |
        <CREATE> { privilege = Privilege.CREATE; }
    |
        <OWNERSHIP> { privilege = Privilege.OWNERSHIP; }
    |
        <EXECUTE> { privilege = Privilege.EXECUTE; }
    |
        ( <SELECT> { privilege = Privilege.SELECT; } | <INSERT> { privilege = Privilege.INSERT; } )
        [ columns = Names() ]
    )
    { return new SecurityStatement.Item(privilege, columns); }
}

SecurityStatement.Target GrantTarget() :
{
    Securable.Kind kind = Securable.Kind.TABLE;
    final List<String> name;
}
{
    (
        LOOKAHEAD(2)
        <ANY> <FILE> { kind = Securable.Kind.ANY_FILE; name = ImmutableList.of(); }
    |
        [
            LOOKAHEAD(2)
            (
                <CATALOG> { kind = Securable.Kind.CATALOG; }
            |
                ( <SCHEMA> | <DATABASE> ) { kind = Securable.Kind.SCHEMA; }
            |
                <FUNCTION> { kind = Securable.Kind.FUNCTION; }
            |
                <TABLE>
            |
                <VIEW>
            )
        ]
        name = Name()
    )
    { return new SecurityStatement.Target(kind, name); }
}

List<SecurityStatement.Grantee> Grantees(boolean revoke) :
{
    final List<SecurityStatement.Grantee> grantees = new ArrayList<SecurityStatement.Grantee>();
    SecurityStatement.Grantee grantee;
}
{
    (
        LOOKAHEAD({ getToken(1).kind == (revoke ? FROM : TO) })
        ( <TO> | <FROM> )
    |
        { unexpected(revoke ? "FROM" : "TO"); }
    )
    grantee = Grantee() { grantees.add(grantee); }
    ( <COMMA> grantee = Grantee() { grantees.add(grantee); } )*
    { return grantees; }
}

SecurityStatement.Grantee Grantee() :
{
    Principal.Kind kind = null;
    String name = "";
}
{
    (
        <PUBLIC> { kind = Principal.Kind.PUBLIC; }
    |
        [
            LOOKAHEAD(2)
            ( <USER> { kind = Principal.Kind.USER; } | <ROLE> { kind = Principal.Kind.ROLE; } )
        ]
        name = SimpleIdentifierName()
    )
    { return new SecurityStatement.Grantee(kind, name); }
}

String SimpleIdentifierName() :
{
    final SqlIdentifier name;
}
{
    name = SimpleIdentifier() { return name.getSimple(); }
}

Statement CreateRole() :
{
    final boolean ifNotExists;
    final String name;
}
{
    <ROLE> ifNotExists = IfNotExists() name = SimpleIdentifierName()
    { return new Statement.Security(new SecurityStatement.CreateRole(name, ifNotExists)); }
}

Statement DropRole() :
{
    boolean ifExists = false;
    final String name;
}
{
    <ROLE> [ LOOKAHEAD(2) <IF> <EXISTS> { ifExists = true; } ] name = SimpleIdentifierName()
    { return new Statement.Security(new SecurityStatement.DropRole(name, ifExists)); }
}

Statement SetRole() :
{
    String name = null;
    boolean all = false;
}
{
    <SET> <ROLE>
    (
        <ALL> { all = true; }
    |
        LOOKAHEAD(<NONE>)
        <NONE>
    |
        name = SimpleIdentifierName()
    )
    { return new Statement.Security(new SecurityStatement.SetRole(name, all)); }
}

/** SHOW GRANTS [ON object] [TO | FOR grantee]. */
Statement ShowGrants() :
{
    SecurityStatement.Target on = null;
    SecurityStatement.Grantee grantee = null;
}
{
    <GRANTS>
    [ <ON> on = GrantTarget() ]
    [ ( <TO> | <FOR> ) grantee = Grantee() ]
    { return new Statement.Security(new SecurityStatement.ShowGrants(on, grantee)); }
}

/** An expression in parentheses, as it was written between them. */
String ParenthesizedText() :
{
    final Token first;
    final Token last;
}
{
    <LPAREN> { first = getToken(1); beginParameters(); }
    Expression(ExprContext.ACCEPT_SUB_QUERY) { last = getToken(0); }
    <RPAREN>
    { return queryText(null, first, last).sql(); }
}
