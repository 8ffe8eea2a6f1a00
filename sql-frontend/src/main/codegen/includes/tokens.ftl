// Before Calcite's tokens: of two that match the same text, the first counts.

<DQID> TOKEN :
{
    < "`" (~["`"] | "``")* "`" > { matchedToken.kind = BACK_QUOTED_IDENTIFIER; }
|
    // Calcite's has no line breaks.
    < "\"" (~["\""] | "\"\"")* "\"" > { matchedToken.kind = QUOTED_IDENTIFIER; }
|
    < UNCLOSED_STRING: ("E" | "N" | "X")? "'" (~["'"] | "''")* >
|
    < UNCLOSED_ESCAPED_STRING: "E'" (~["'","\\"] | "\\" ~[] | "''")* >
|
    < UNCLOSED_NAME: "\"" (~["\""] | "\"\"")* >
|
    < UNCLOSED_BACK_QUOTED_NAME: "`" (~["`"] | "``")* >
|
    < DOUBLE_SLASH: "//" >
}
