package io.feldspar.benchmarks.differential;

import io.feldspar.benchmarks.differential.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Writes calls of functions, casts, lambdas and rows, which both engines have under one name and
/// with one meaning.
///
/// Each is a form with a letter for each argument: `i` INTEGER, `b` BIGINT, `d` DECIMAL, `x`
/// DOUBLE, `s` VARCHAR, `t` DATE, `m` TIMESTAMP, `o` BOOLEAN behind a `$`. `#` is a small number.
final class RandomFunctions {

    private static final Map<Character, Kind> ARGUMENTS =
            Map.of(
                    'i', Kind.INTEGER,
                    'b', Kind.BIG,
                    'd', Kind.DECIMAL,
                    'x', Kind.DOUBLE,
                    's', Kind.TEXT,
                    't', Kind.DATE,
                    'm', Kind.TIMESTAMP,
                    'o', Kind.BOOLEAN);

    private static final Map<Kind, List<String>> FORMS =
            Map.of(
                    Kind.INTEGER,
                    List.of(
                            "greatest($i, $i, #)",
                            "least($i, $i)",
                            "sign($x)",
                            "sign($i)",
                            "($i % 3)",
                            "($i & 5)",
                            "($i | #)",
                            "length(replace($s, 'a', 'xyz'))",
                            "strpos($s, $s)",
                            "year($t)",
                            "month($m)",
                            "extract(day FROM $t)",
                            "extract(hour FROM $m)",
                            "dayofyear($t)",
                            "dayofweek($t)",
                            "quarter($m)",
                            "date_diff('day', $t, $t)",
                            "TRY_CAST($s AS INTEGER)",
                            "TRY_CAST($x AS INTEGER)",
                            "TRY_CAST($b AS INTEGER)",
                            "TRY_CAST($d AS SMALLINT)",
                            "CAST($o AS INTEGER)",
                            "TRY_CAST(CAST($i AS VARCHAR) AS INTEGER)",
                            "list_position([coalesce($i, 0), 2, 1], coalesce($i, 0))",
                            "len(list_filter([$i, $i, $i], v -> v > #))",
                            "list_sum(list_transform([$i, $i], v -> v + $i))",
                            "list_max([$i, $i, #])",
                            "list_min(list_filter([$i, $i], v -> v <> $i))",
                            "len(list_distinct([coalesce($i, 0), 1, 2]))",
                            "len(string_split($s || '-' || $s, '-'))",
                            "list_reduce([$i, $i, 1], (p, q) -> p + q)"),
                    Kind.BIG,
                    List.of(
                            "greatest($b, $b)",
                            "least($b, CAST($i AS BIGINT))",
                            "(CAST($i AS BIGINT) * 1000000007)",
                            "TRY_CAST($d AS BIGINT)",
                            "TRY_CAST($x AS BIGINT)",
                            "TRY_CAST($s AS BIGINT)",
                            "($b % 1000)",
                            "xor($b, $b)",
                            "list_max([$b, $b])"),
                    Kind.DECIMAL,
                    List.of(
                            "greatest($d, $d)",
                            "least($d, $d)",
                            "CAST(CAST($i AS DECIMAL(10, 2)) AS DECIMAL(38, 10))",
                            "CAST(round(CAST($i AS DECIMAL(10, 3)) * 1.25, 1) AS DECIMAL(38, 10))",
                            "TRY_CAST($s AS DECIMAL(38, 10))",
                            "CAST(TRY_CAST($d AS DECIMAL(12, 4)) AS DECIMAL(38, 10))"),
                    Kind.DOUBLE,
                    List.of(
                            "greatest($x, $x)",
                            "least($x, $x)",
                            "CAST($i AS DOUBLE)",
                            "CAST($b AS DOUBLE)",
                            "CAST($d AS DOUBLE)",
                            "TRY_CAST($s AS DOUBLE)",
                            "floor($x)",
                            "ceil($x)",
                            "round($x)",
                            "trunc($x)",
                            "sqrt(abs($x))",
                            "CAST(TRY_CAST($x AS REAL) AS DOUBLE)",
                            "abs($x)",
                            "list_max([$x, $x])"),
                    Kind.TEXT,
                    List.of(
                            "substring($s || 'abc', #, #)",
                            "left($s || 'abc', #)",
                            "right($s || 'abc', #)",
                            "trim($s || '  ')",
                            "ltrim($s || 'xx', 'ax')",
                            "rtrim($s || 'xx', 'x')",
                            "repeat($s, #)",
                            "lpad($s, #, 'yz')",
                            "rpad($s, #, 'y')",
                            "reverse($s || 'xy')",
                            "concat_ws('-', $s, $s, $s)",
                            "split_part($s || '-' || $s, '-', 1 + #)",
                            "translate($s, 'abc', 'xy')",
                            "CAST($i AS VARCHAR)",
                            "CAST($b AS VARCHAR)",
                            "CAST($d AS VARCHAR)",
                            "CAST($t AS VARCHAR)",
                            "CAST($m AS VARCHAR)",
                            "CAST($o AS VARCHAR)",
                            "CAST(CAST($m AS TIME) AS VARCHAR)",
                            "greatest($s, $s)",
                            "array_to_string(list_sort([coalesce($s, 'z'), 'b']), ',')",
                            "array_to_string(list_reverse([coalesce($s, 'z'), 'b']), ',')",
                            "array_to_string(list_transform([coalesce($s, 'z'), 'b'], v -> v || 'x'), ',')",
                            "array_to_string(list_concat([coalesce($i, 1), 2], [#]), '/')",
                            "lower($s)",
                            "strftime($t, '%d.%m.%Y')"),
                    Kind.DATE,
                    List.of(
                            "greatest($t, $t)",
                            "CAST($m AS DATE)",
                            "last_day($t)",
                            "CAST(date_trunc('month', $t) AS DATE)",
                            "CAST($t + INTERVAL '1' MONTH AS DATE)",
                            "CAST($t - INTERVAL '1' YEAR AS DATE)",
                            "make_date(2020 + #, 1 + #, 28)",
                            "TRY_CAST($s AS DATE)",
                            "TRY_CAST(CAST($t AS VARCHAR) AS DATE)",
                            "($t - #)"),
                    Kind.TIMESTAMP,
                    List.of(
                            "greatest($m, $m)",
                            "CAST($t AS TIMESTAMP)",
                            "date_trunc('hour', $m)",
                            "date_trunc('second', $m)",
                            "date_trunc('year', $m)",
                            "($m + INTERVAL '1' DAY * #)",
                            "($t + INTERVAL '90' MINUTE)",
                            "TRY_CAST($s AS TIMESTAMP)",
                            "TRY_CAST(CAST($m AS VARCHAR) AS TIMESTAMP)"),
                    Kind.BOOLEAN,
                    List.of(
                            "($s LIKE '%a%')",
                            "($s || 'ab' LIKE '_a_')",
                            "($s NOT LIKE $s || '%')",
                            "($s ILIKE 'A%')",
                            "starts_with($s || 'a', $s)",
                            "contains($s || 'bc', $s)",
                            "regexp_matches($s, '^[a-d]')",
                            "($s SIMILAR TO '[a-d]')",
                            "(($i, $b) IS DISTINCT FROM ($i, $b))",
                            "($m - $m > INTERVAL '1' SECOND)",
                            "($m - $m <= INTERVAL '0.000002' SECOND)",
                            "($m < $t + 1)",
                            "($i < $x)",
                            "($d >= $i)",
                            "($b < $x)",
                            "($b > $d)",
                            "([$i, $i] < [$i])",
                            "(list_transform([$i, $i], v -> v + 1) = [$i, $i])",
                            "({'a': $i, 'b': [$s]} = {'a': $i, 'b': [$s]})",
                            "(CAST($m AS TIME) < TIME '23:59:59.999995')",
                            "TRY_CAST($s AS BOOLEAN)",
                            "(TRY_CAST($s AS INTEGER) IS NULL)",
                            "($i IN ($i, $i, NULL))",
                            "($i BETWEEN $i AND $x)"));

    private final SplittableRandom random;
    private final RandomExpressions expressions;
    private final Scope scope;

    RandomFunctions(SplittableRandom random, RandomExpressions expressions, Scope scope) {
        this.random = random;
        this.expressions = expressions;
        this.scope = scope;
    }

    /// A call.
    ///
    /// @param depth of calls as its arguments
    Part of(Kind kind, int depth) {
        String form = expressions.pick(FORMS.get(kind));
        // Which texts are numbers or dates differs, but for those of one letter.
        int below = form.contains("TRY_CAST($s") ? 0 : depth;
        List<Object> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < form.length(); i++) {
            char letter = form.charAt(i);
            if (letter == '$') {
                pieces.add(text.toString());
                text.setLength(0);
                pieces.add(argument(ARGUMENTS.get(form.charAt(++i)), below));
            } else if (letter == '#') {
                text.append(random.nextInt(4));
            } else {
                text.append(letter);
            }
        }
        pieces.add(text.toString());
        return new Part(kind, pieces);
    }

    private Part argument(Kind kind, int depth) {
        if (depth > 0 && random.nextBoolean()) {
            return of(kind, depth - 1);
        }
        return expressions.of(kind, scope, random.nextInt(2));
    }
}
