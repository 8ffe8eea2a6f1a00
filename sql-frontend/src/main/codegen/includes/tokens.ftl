// Before Calcite's tokens: of two that match the same text, the first counts. DQID is the state for
// Feldspar's dialect, BTID that for Spark's.

<DQID, BTID> TOKEN :
{
    < "`" (~["`"] | "``")* "`" > { matchedToken.kind = BACK_QUOTED_IDENTIFIER; }
|
    < UNCLOSED_BACK_QUOTED_NAME: "`" (~["`"] | "``")* >
|
    < DOUBLE_SLASH: "//" >
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
    < UNCLOSED_SPARK_STRING: ("R" | "X")? "'" (~["'","\\"] | "\\" ~[] | "''")* >
|
    < UNCLOSED_SPARK_DOUBLE_QUOTES: ("R")? "\"" (~["\"","\\"] | "\\" ~[] | "\"\"")* >
}
