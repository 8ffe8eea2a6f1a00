// Before Calcite's tokens: of two that match the same text, the first counts. DQID is the state for
// Feldspar's dialect, BTID that for Spark's.

<DQID, BTID> TOKEN :
{
    < "`" (~["`"] | "``")* "`" > { matchedToken.kind = BACK_QUOTED_IDENTIFIER; }
|
    < UNCLOSED_BACK_QUOTED_NAME: "`" (~["`"] | "``")* >
|
    < DOUBLE_SLASH: "//" >
|
    < NUMBERED_PARAMETER: "$" (["0"-"9"])+ >
|
    // 1_000, whose underscores StatementTokens takes out.
    < ["0"-"9"] (["0"-"9"])* ("_" (["0"-"9"])+)+ > { matchedToken.kind = UNSIGNED_INTEGER_LITERAL; }
|
    < ["0"-"9"] (["0"-"9"])* ("_" (["0"-"9"])+)+ "." (["0"-"9"])* > { matchedToken.kind = DECIMAL_NUMERIC_LITERAL; }
}

<DQID> TOKEN :
{
    // Calcite's has no line breaks.
    < "\"" (~["\""] | "\"\"")* "\"" > { matchedToken.kind = QUOTED_IDENTIFIER; }
|
    < UNCLOSED_STRING: ("E" | "N" | "X")? "'" (~["'"] | "''")* >
|
    < UNCLOSED_ESCAPED_STRING: "E'" (~["'","\\"] | "\\" ~[] | "''")* >
|
    < UNCLOSED_NAME: "\"" (~["\""] | "\"\"")* >
}

// StatementTokens turns these into the standard's literals.
<BTID> TOKEN :
{
    < SPARK_STRING:
        "'" (~["'","\\"] | "\\" ~[] | "''")* "'"
    |   "\"" (~["\"","\\"] | "\\" ~[] | "\"\"")* "\"" >
|
    < SPARK_RAW_STRING: "R" ("'" (~["'"])* "'" | "\"" (~["\""])* "\"") >
|
    < UNCLOSED_SPARK_STRING:
        ("X")? "'" (~["'","\\"] | "\\" ~[] | "''")*
    |   "R'" (~["'"])* >
|
    < UNCLOSED_SPARK_DOUBLE_QUOTES:
        "\"" (~["\"","\\"] | "\\" ~[] | "\"\"")*
    |   "R\"" (~["\""])* >
}
