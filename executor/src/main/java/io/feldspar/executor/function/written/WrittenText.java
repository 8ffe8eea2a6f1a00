package io.feldspar.executor.function.written;

import java.util.List;

/// Functions of texts and bytes.
public final class WrittenText {

    public static final List<WrittenFunction> ALL =
            List.of(
                    sql(
                            "URL_EXTRACT_HOST(url)",
                            "parse_url(url, 'HOST')",
                            "The host of a URL, as in Trino.",
                            "url_extract_host('http://a.com:80/b?c=1#d')",
                            "a.com"),
                    sql(
                            "URL_EXTRACT_PATH(url)",
                            "parse_url(url, 'PATH')",
                            "The path of a URL.",
                            "url_extract_path('http://a.com:80/b?c=1#d')",
                            "/b"),
                    sql(
                            "URL_EXTRACT_PROTOCOL(url)",
                            "parse_url(url, 'PROTOCOL')",
                            "The protocol of a URL.",
                            "url_extract_protocol('http://a.com:80/b?c=1#d')",
                            "http"),
                    sql(
                            "URL_EXTRACT_QUERY(url)",
                            "parse_url(url, 'QUERY')",
                            "The query of a URL.",
                            "url_extract_query('http://a.com:80/b?c=1#d')",
                            "c=1"),
                    sql(
                            "URL_EXTRACT_FRAGMENT(url)",
                            "parse_url(url, 'REF')",
                            "The fragment of a URL.",
                            "url_extract_fragment('http://a.com:80/b?c=1#d')",
                            "d"),
                    sql(
                            "URL_EXTRACT_PARAMETER(url, name)",
                            "parse_url(url, 'QUERY', name)",
                            "The value of a parameter of a URL's query.",
                            "url_extract_parameter('http://a.com/b?c=1', 'c')",
                            "1"),
                    sql(
                            "URL_EXTRACT_PORT(url)",
                            "CAST(nullif(regexp_extract(parse_url(url, 'AUTHORITY'), ':([0-9]+)$', 1), '') AS BIGINT)",
                            "The port of a URL, or NULL where it does not say one.",
                            "url_extract_port('http://a.com:80/b')",
                            "80"),
                    sql(
                            "STRLEN(text)",
                            "octet_length(text)",
                            "How many bytes the text has.",
                            "strlen('ä')",
                            "2"),
                    sql(
                                    "CODEPOINT(text)",
                                    "ascii(text)",
                                    "The code point of the first character.",
                                    "codepoint('ä')",
                                    "228")
                            .alsoCalled("UNICODE", "ORD"),
                    sql(
                            "HAMMING_DISTANCE(a, b)",
                            "hamming(a, b)",
                            "At how many places texts of the same length differ.",
                            "hamming_distance('abc', 'axc')",
                            "1"),
                    sql(
                                    "LEVENSHTEIN_DISTANCE(a, b)",
                                    "levenshtein(a, b)",
                                    "How many characters must be inserted, removed or replaced to turn one text into the other.",
                                    "levenshtein_distance('kitten', 'sitting')",
                                    "3")
                            .alsoCalled("EDITDIST3"),
                    sql(
                            "TO_UTF8(text)",
                            "encode(text, 'UTF-8')",
                            "The text as bytes.",
                            "to_utf8('a')",
                            "61"),
                    sql(
                            "FROM_UTF8(bytes)",
                            "decode(bytes, 'UTF-8')",
                            "The text that bytes of UTF-8 write.",
                            "from_utf8(X'61')",
                            "a"),
                    sql(
                            "CONVERT_TO(text, charset)",
                            "encode(text, charset)",
                            "The text as bytes of a character set.",
                            "convert_to('a', 'UTF-8')",
                            "61"),
                    sql(
                            "CONVERT_FROM(bytes, charset)",
                            "decode(bytes, charset)",
                            "The text that bytes of a character set write.",
                            "convert_from(X'61', 'UTF-8')",
                            "a"),
                    sql(
                            "NORMALIZE(text)",
                            "nfc_normalize(text)",
                            "The text in Unicode's form NFC.",
                            "normalize('a')",
                            "a"),
                    sql(
                            "QUOTE_LITERAL(text)",
                            "'''' || replace(CAST(text AS VARCHAR), '''', '''''') || ''''",
                            "The text as a literal of SQL.",
                            "quote_literal('O''Reilly')",
                            "'O''Reilly'"),
                    sql(
                            "QUOTE_NULLABLE(text)",
                            "coalesce('''' || replace(CAST(text AS VARCHAR), '''', '''''') || '''', 'NULL')",
                            "The text as a literal of SQL, which is NULL where it is.",
                            "quote_nullable(NULL)",
                            "NULL"),
                    sql(
                            "QUOTE_IDENT(text)",
                            "CASE WHEN regexp_full_match(text, '[a-z_][a-z0-9_$]*') THEN text ELSE '\"' || replace(text, '\"', '\"\"') || '\"' END",
                            "The text as a name of SQL, in double quotes where it needs them.",
                            "quote_ident('Foo bar')",
                            "\"Foo bar\""),
                    sql(
                            "TO_OCT(n)",
                            "lower(conv(CAST(n AS VARCHAR), 10, 8))",
                            "The number in octal digits.",
                            "to_oct(8)",
                            "10"),
                    sql(
                            "TO_BASE(n, radix)",
                            "lower(conv(CAST(n AS VARCHAR), 10, radix))",
                            "The number in digits of a base from 2 to 36.",
                            "to_base(255, 16)",
                            "ff"),
                    sql(
                            "FROM_BASE(text, radix)",
                            "CAST(conv(text, radix, 10) AS BIGINT)",
                            "The number that digits of a base from 2 to 36 write.",
                            "from_base('ff', 16)",
                            "255"),
                    sql(
                            "FROM_BINARY(text)",
                            "CAST(conv(text, 2, 10) AS BIGINT)",
                            "The number that binary digits write.",
                            "from_binary('101')",
                            "5"),
                    sql(
                            "REGEXP_SPLIT(text, expression)",
                            "regexp_split_to_array(text, expression)",
                            "The parts between what the regular expression matches.",
                            "regexp_split('1a 2b', '\\s+')",
                            "[1a, 2b]"),
                    sql(
                            "REGEXP_POSITION(text, expression)",
                            "CASE WHEN regexp_instr(text, expression) = 0 THEN -1 ELSE regexp_instr(text, expression) END",
                            "The place of the first match, the first character being 1; -1 where there is none.",
                            "regexp_position('a1', '[0-9]')",
                            "2"),
                    sql(
                            "REGEXP_ESCAPE(text)",
                            "regexp_replace(text, '([^a-zA-Z0-9_])', '\\\\$1')",
                            "A regular expression that matches this text alone.",
                            "regexp_escape('a.b')",
                            "a\\.b"),
                    sql(
                            "SPLIT_TO_MAP(text, entries, pairs)",
                            "map_from_entries(list_transform(string_split(text, entries), e -> struct(split_part(e, pairs, 1), split_part(e, pairs, 2))))",
                            "A map of the entries of a text, which two separators take apart.",
                            "split_to_map('a=1,b=2', ',', '=')",
                            "{a=1, b=2}"),
                    sql(
                            "PARSE_FILENAME(path)",
                            "regexp_extract(path, '[^/\\\\]*$')",
                            "The last part of a path.",
                            "parse_filename('/a/b/c.csv')",
                            "c.csv"),
                    sql(
                            "PARSE_DIRPATH(path)",
                            "regexp_extract(path, '^(.*)[/\\\\][^/\\\\]*$', 1)",
                            "The path without its last part.",
                            "parse_dirpath('/a/b/c.csv')",
                            "/a/b"),
                    sql(
                            "SHA512(bytes)",
                            "unhex(sha2(bytes, 512))",
                            "The SHA-512 digest, as bytes.",
                            "substring(hex(sha512(X'61')), 1, 8)",
                            "1F40FC92"),
                    sql(
                            "SHA384(bytes)",
                            "unhex(sha2(bytes, 384))",
                            "The SHA-384 digest, as bytes.",
                            "substring(hex(sha384(X'61')), 1, 8)",
                            "54A59B9F"),
                    sql(
                            "SHA224(bytes)",
                            "unhex(sha2(bytes, 224))",
                            "The SHA-224 digest, as bytes.",
                            "substring(hex(sha224(X'61')), 1, 8)",
                            "ABD37534"));

    private WrittenText() {}

    private static WrittenFunction sql(
            String signature, String body, String doc, String example, String result) {
        return WrittenFunction.of("Strings", signature, body, doc, example, result);
    }
}
