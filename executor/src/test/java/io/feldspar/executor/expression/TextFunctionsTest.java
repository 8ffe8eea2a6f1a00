package io.feldspar.executor.expression;

import static io.feldspar.executor.expression.Expressions.bigint;
import static io.feldspar.executor.expression.Expressions.call;
import static io.feldspar.executor.expression.Expressions.column;
import static io.feldspar.executor.expression.Expressions.text;
import static io.feldspar.executor.expression.Expressions.value;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.feldspar.executor.error.ErrorCode;
import io.feldspar.executor.type.SimpleType;
import io.feldspar.executor.type.Type;
import io.feldspar.executor.vector.Batch;
import io.feldspar.executor.vector.ConstantVector;
import io.feldspar.executor.vector.Vector;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextFunctionsTest {

    @Test
    void cutsSubstringsByCodePointsAndTheStandard() {
        assertEquals("feld", value(call("SUBSTRING", text("feldspar"), bigint(1), bigint(4))));
        assertEquals("f", value(call("SUBSTRING", text("feldspar"), bigint(-1), bigint(3))));
        assertEquals("", value(call("SUBSTRING", text("feldspar"), bigint(20), bigint(3))));
        assertEquals("öln", value(call("SUBSTRING", text("Köln"), bigint(2))));
        assertEquals("ö", value(call("SUBSTRING", text("Köln"), bigint(2), bigint(1))));
        assertEquals("😀b", value(call("SUBSTRING", text("a😀bc"), bigint(2), bigint(2))));
        ArithmeticTest.assertFails(
                ErrorCode.INVALID_PARAMETER, call("SUBSTRING", text("a"), bigint(1), bigint(-1)));
        assertEquals(
                "abc", value(call("SUBSTRING", text("abc"), bigint(1), bigint(Long.MAX_VALUE))));
    }

    @Test
    void matchesLikePatterns() {
        assertLike(true, "feldspar", "feldspar");
        assertLike(false, "feldspars", "feldspar");
        assertLike(true, "feldspar", "%");
        assertLike(true, "", "%%");
        assertLike(false, "", "_");
        assertLike(true, "abcabd", "%abd");
        assertLike(true, "xxspecialyyyyyyyyyyyrequestszz", "%special%requests%");
        assertLike(false, "xxrequestsyyspecialzz", "%special%requests%");
        assertLike(true, "aXbXc", "a%b%c");
        assertLike(false, "ab", "a%b%b");
        assertLike(true, "Köln", "K_ln");
        assertLike(true, "a😀", "a_");
        assertLike(false, "aba", "ab%ba");
        assertEquals(true, value(call("LIKE", text("50%"), text("50!%"), text("!"))));
        assertEquals(false, value(call("LIKE", text("500"), text("50!%"), text("!"))));
    }

    private static void assertLike(boolean expected, String text, String pattern) {
        assertEquals(expected, value(call("LIKE", text(text), text(pattern))), pattern);
    }

    @Test
    void likeAgreesWithARegularExpressionOnRandomTexts() {
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            String text = random(random, "abé", 12);
            String pattern = random(random, "ab_%%é", 6);
            StringBuilder regex = new StringBuilder();
            for (char c : pattern.toCharArray()) {
                regex.append(c == '%' ? ".*" : c == '_' ? "." : String.valueOf(c));
            }
            assertEquals(
                    text.matches(regex.toString()),
                    value(call("LIKE", text(text), text(pattern))),
                    text + " LIKE " + pattern);
        }
    }

    private static String random(Random random, String alphabet, int maxLength) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(maxLength + 1);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void compilesPatternsThatComeFromAColumn() {
        Expression like =
                call("LIKE", column(0, SimpleType.VARCHAR), column(1, SimpleType.VARCHAR));
        List<Type> types = List.of(SimpleType.VARCHAR, SimpleType.VARCHAR);
        Vector[] columns = {
            ConstantVector.of(SimpleType.VARCHAR, "abc", 2),
            ConstantVector.of(SimpleType.VARCHAR, "a%", 2)
        };
        Vector result = ExpressionEvaluator.compile(like, types).evaluate(Batch.of(columns, 2));
        assertEquals(true, result.value(1));
    }

    @Test
    void trimsPadsAndSplits() {
        assertEquals("a", value(call("TRIM", text("  a "))));
        assertEquals("a ", value(call("LTRIM", text("  a "))));
        assertEquals("b", value(call("TRIM", text("éabéa"), text("aé"))));
        assertEquals("007", value(call("LPAD", text("7"), bigint(3), text("0"))));
        assertEquals("7xy7", value(call("RPAD", text("7xy7xy"), bigint(4), text("0"))));
        assertEquals("c", value(call("SPLIT_PART", text("a-b-c"), text("-"), bigint(-1))));
        assertEquals("", value(call("SPLIT_PART", text("a-b-c"), text("-"), bigint(4))));
        assertEquals("lö", value(call("LEFT", text("lösung"), bigint(2))));
        assertEquals("lösu", value(call("LEFT", text("lösung"), bigint(-2))));
        assertEquals("ng", value(call("RIGHT", text("lösung"), bigint(2))));
        assertEquals("sung", value(call("RIGHT", text("lösung"), bigint(-2))));
    }

    @Test
    void refusesAnInvalidRegularExpressionAndEndsADeadlyOne() {
        ArithmeticTest.assertFails(
                ErrorCode.INVALID_PARAMETER, call("REGEXP_LIKE", text("a"), text("(")));
        String deadly = "a".repeat(30_000) + "b";
        assertEquals(false, value(call("REGEXP_LIKE", text(deadly), text("^(a+)+$"))));
    }
}
