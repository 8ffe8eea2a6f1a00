/** ALTER TABLE t ADD COLUMN a INT, DROP COLUMN b; ALTER VIEW v SET ROW FILTER (condition). */
Statement Alter() :
{
    final boolean table;
    boolean ifExists = false;
    final List<String> name;
    final List<TableAlteration> changes = new ArrayList<TableAlteration>();
    final List<String> newName;
    SecurityStatement security = null;
    final Statement partitions;
}
{
    <ALTER> ( <TABLE> { table = true; } | <VIEW> { table = false; } )
    [ LOOKAHEAD(2) <IF> <EXISTS> { ifExists = true; } ]
    name = Name()
    (
        LOOKAHEAD(<DROP> [ <IF> <EXISTS> ] <PARTITION> <LPAREN>)
        partitions = DropPartitions(name) { return partitions; }
    |
        LOOKAHEAD(<SET> <ROW>)
        security = SetRowFilter(name)
    |
        LOOKAHEAD(<DROP> <ROW>)
        security = DropRowFilter(name)
    |
        LOOKAHEAD(<ALTER> [ <COLUMN> ] SimpleIdentifier() ( <SET> | <DROP> ) <MASK>)
        security = AlterMask(name)
    |
        { refuse(!table, "Such changes of a view are", "Use CREATE OR REPLACE VIEW."); }
        (
            LOOKAHEAD(<RENAME> <TO>)
            <RENAME> <TO> newName = Name()
            { return new Statement.RenameTable(name, ifExists, newName); }
        |
            AddAlteration(changes)
            ( LOOKAHEAD({ actionAhead() }) <COMMA> AddAlteration(changes) )*
        )
    )
    {
        return security == null
            ? new Statement.AlterTable(name, ifExists, changes)
            : new Statement.Security(security);
    }
}

SecurityStatement SetRowFilter(List<String> table) :
{
    final String text;
}
{
    <SET> <ROW> <FILTER> text = ParenthesizedText()
    { return new SecurityStatement.SetRowFilter(table, text); }
}

SecurityStatement DropRowFilter(List<String> table) :
{
}
{
    <DROP> <ROW> <FILTER> { return new SecurityStatement.SetRowFilter(table, null); }
}

SecurityStatement AlterMask(List<String> table) :
{
    final String column;
    String text = null;
}
{
    <ALTER> [ LOOKAHEAD(2) <COLUMN> ] column = SimpleIdentifierName()
    ( <SET> <MASK> text = ParenthesizedText() | <DROP> <MASK> )
    { return new SecurityStatement.SetMask(table, column, text); }
}

void AddAlteration(List<TableAlteration> changes) :
{
    Map<String, String> properties = new LinkedHashMap<String, String>();
}
{
    LOOKAHEAD({ partitionFieldAhead() })
    AlterPartitionField(changes)
|
    LOOKAHEAD({ addedConstraintAhead() })
    <ADD> AddConstraint(changes)
|
    <ADD> AddColumns(changes)
|
    LOOKAHEAD(<DROP> <CONSTRAINT> ( SimpleIdentifier() | <IF> ))
    <DROP> DropConstraint(changes)
|
    <DROP> DropColumns(changes)
|
    <RENAME> RenameColumn(changes)
|
    ( <ALTER> | <CHANGE> ) AlterColumn(changes)
|
    LOOKAHEAD(2)
    <SET> <TBLPROPERTIES> AddProperties(properties)
    { setProperties(properties, changes); }
|
    <UNSET> UnsetProperties(changes)
|
    { unexpected("ADD, DROP, RENAME, ALTER, SET or UNSET"); }
}

/** [COLUMN] [IF NOT EXISTS] a INT [FIRST | AFTER b], …; or all of them in parentheses. */
void AddColumns(List<TableAlteration> changes) :
{
    boolean ifNotExists = false;
}
{
    [ LOOKAHEAD(( <COLUMN> | <COLUMNS> ) ( <LPAREN> | SimpleIdentifier() | <IF> )) ( <COLUMN> | <COLUMNS> ) ]
    [ LOOKAHEAD(3) <IF> <NOT> <EXISTS> { ifNotExists = true; } ]
    (
        <LPAREN> AddNewColumn(changes, ifNotExists) ( <COMMA> AddNewColumn(changes, ifNotExists) )* <RPAREN>
    |
        AddNewColumn(changes, ifNotExists)
        ( LOOKAHEAD({ !actionAhead() && getToken(1).kind == COMMA }) <COMMA> AddNewColumn(changes, ifNotExists) )*
    )
}

void AddNewColumn(List<TableAlteration> changes, boolean ifNotExists) :
{
    final ColumnDefinition column;
    final TableAlteration.Position position;
    final List<TableConstraint> constraints = new ArrayList<TableConstraint>();
}
{
    column = DefinedColumn(constraints) position = ColumnPosition()
    {
        changes.add(new TableAlteration.AddColumn(column, position, ifNotExists));
        addConstraints(constraints, changes);
    }
}

TableAlteration.Position ColumnPosition() :
{
    final String column;
}
{
    <FIRST> { return new TableAlteration.Position(null); }
|
    <AFTER> column = SimpleIdentifierName() { return new TableAlteration.Position(column); }
|
    { return null; }
}

void AddConstraint(List<TableAlteration> changes) :
{
    final List<TableConstraint> constraints = new ArrayList<TableConstraint>();
}
{
    Constraint(constraints) { addConstraints(constraints, changes); }
}

void DropConstraint(List<TableAlteration> changes) :
{
    boolean ifExists = false;
    final String name;
}
{
    <CONSTRAINT> [ LOOKAHEAD(2) <IF> <EXISTS> { ifExists = true; } ]
    name = SimpleIdentifierName() Cascade()
    { changes.add(new TableAlteration.DropConstraint(name, ifExists)); }
}

void DropColumns(List<TableAlteration> changes) :
{
    boolean ifExists = false;
}
{
    [ LOOKAHEAD(( <COLUMN> | <COLUMNS> ) ( <LPAREN> | SimpleIdentifier() | <IF> )) ( <COLUMN> | <COLUMNS> ) ]
    [ LOOKAHEAD(<IF> <EXISTS> SimpleIdentifier()) <IF> <EXISTS> { ifExists = true; } ]
    (
        <LPAREN> DropColumn(changes, ifExists) ( <COMMA> DropColumn(changes, ifExists) )* <RPAREN>
    |
        DropColumn(changes, ifExists)
        ( LOOKAHEAD({ !actionAhead() && getToken(1).kind == COMMA }) <COMMA> DropColumn(changes, ifExists) )*
    )
    Cascade()
}

void DropColumn(List<TableAlteration> changes, boolean ifExists) :
{
    final String column;
}
{
    column = SimpleIdentifierName() { changes.add(new TableAlteration.DropColumn(column, ifExists)); }
}

void RenameColumn(List<TableAlteration> changes) :
{
    final String column;
    final String name;
}
{
    [ LOOKAHEAD(<COLUMN> SimpleIdentifier() <TO>) <COLUMN> ]
    column = SimpleIdentifierName() <TO> name = SimpleIdentifierName()
    { changes.add(new TableAlteration.RenameColumn(column, name)); }
}

void AlterColumn(List<TableAlteration> changes) :
{
    final SqlIdentifier name;
    final String column;
    final SqlDataTypeSpec type;
    final String comment;
    TableAlteration.Position position;
    final Formula value;
    boolean ifExists = false;
}
{
    [ LOOKAHEAD(<COLUMN> SimpleIdentifier()) <COLUMN> ]
    name = SimpleIdentifier() { column = name.getSimple(); }
    (
        LOOKAHEAD(2)
        ( <TYPE> | <SET> <DATA> <TYPE> ) type = DataType()
        { changes.add(new TableAlteration.WidenColumn(column(name, type, true))); }
    |
        LOOKAHEAD(2)
        <SET> <NOT> <NULL> { changes.add(new TableAlteration.SetNullable(column, false)); }
    |
        LOOKAHEAD(2)
        <SET> <DEFAULT_> value = FormulaText()
        { changes.add(new TableAlteration.SetDefault(column, valueOrNone(value))); }
    |
        LOOKAHEAD(2)
        <DROP> <DEFAULT_> { changes.add(new TableAlteration.SetDefault(column, null)); }
    |
        LOOKAHEAD(2)
        <DROP> ( <EXPRESSION> | <IDENTITY> ) [ <IF> <EXISTS> { ifExists = true; } ]
        { changes.add(new TableAlteration.DropGeneration(column, ifExists)); }
    |
        <DROP> <NOT> <NULL> { changes.add(new TableAlteration.SetNullable(column, true)); }
    |
        LOOKAHEAD({ commentAhead() })
        Word() comment = SimpleStringLiteral()
        { changes.add(new TableAlteration.CommentColumn(column, comment)); }
    |
        LOOKAHEAD({ getToken(1).kind == FIRST || getToken(1).kind == AFTER })
        position = ColumnPosition()
        { changes.add(new TableAlteration.MoveColumn(column, position)); }
    |
        { unexpected("TYPE, SET NOT NULL, DROP NOT NULL, SET DEFAULT, DROP DEFAULT, COMMENT, FIRST, AFTER, SET MASK or DROP MASK"); }
    )
}

void UnsetProperties(List<TableAlteration> changes) :
{
    boolean ifExists = false;
    String name;
}
{
    <TBLPROPERTIES>
    [ <IF> <EXISTS> { ifExists = true; } ]
    <LPAREN> name = PropertyName()
    { changes.add(new TableAlteration.UnsetProperty(name, ifExists)); }
    (
        <COMMA> name = PropertyName()
        { changes.add(new TableAlteration.UnsetProperty(name, ifExists)); }
    )*
    <RPAREN>
}

/** ('a.b' = 'c', d = 1); names keep their case. */
void AddProperties(Map<String, String> properties) :
{
}
{
    <LPAREN> AddProperty(properties) ( <COMMA> AddProperty(properties) )* <RPAREN>
}

void AddProperty(Map<String, String> properties) :
{
    final String name;
    final String value;
}
{
    name = PropertyName() [ <EQ> ] value = OptionValue() { properties.put(name, value); }
}

String PropertyName() :
{
    String name;
    String part;
}
{
    (
        name = SimpleStringLiteral()
    |
        name = Word() ( <DOT> part = Word() { name = name + "." + part; } )*
    )
    { return name; }
}

/** COMMENT ON TABLE t IS 'text', COMMENT ON COLUMN t.a IS NULL. */
Statement CommentOn() :
{
    final boolean column;
    final List<String> name;
    String comment = null;
}
{
    Word() <ON>
    ( <TABLE> { column = false; } | <COLUMN> { column = true; } | { column = unexpected("TABLE or COLUMN"); } )
    name = Name()
    <IS> ( <NULL> | comment = SimpleStringLiteral() )
    { return column ? commentOnColumn(name, comment) : commentOnTable(name, comment); }
}
