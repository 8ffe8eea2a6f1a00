/* COMMENTS */

<DQID, BTID> MORE :
{
    "/*" { pushState(); } : IN_COMMENT
}

<IN_COMMENT> SPECIAL_TOKEN :
{
    < COMMENT: "*/" > { popState(); }
}

<IN_COMMENT> MORE :
{
    "/*" { pushState(); } : IN_COMMENT
|   < ~[] >
}

<DQID, BTID> SKIP :
{
    < "--" (~["\n","\r"])* ("\n" | "\r" | "\r\n")? >
|   < ["\u000b","\u001c"-"\u001f","\u1680","\u2000"-"\u2006","\u2008"-"\u200a","\u2028","\u2029","\u205f","\u3000","\ufeff"] >
}

// Hints are comments: the lexer is never in this state.
<NO_HINTS> TOKEN :
{
    < HINT_BEG: "/*+" >
|   < COMMENT_END: "*/" >
}
