package io.feldspar.executor.function.written;

import java.util.List;

/// Functions of numbers.
public final class WrittenNumbers {

    public static final List<WrittenFunction> ALL =
            List.of(
                    sql("BITWISE_AND(a, b)", "a & b", "The bitwise and.", "bitwise_and(6, 3)", "2"),
                    sql("BITWISE_OR(a, b)", "a | b", "The bitwise or.", "bitwise_or(6, 3)", "7"),
                    sql(
                                    "BITWISE_XOR(a, b)",
                                    "a ^ b",
                                    "The bitwise exclusive or.",
                                    "bitwise_xor(6, 3)",
                                    "5")
                            .alsoCalled("XOR"),
                    sql("BITWISE_NOT(a)", "~a", "The bitwise complement.", "bitwise_not(6)", "-7"),
                    sql(
                            "BITWISE_LEFT_SHIFT(a, n)",
                            "a << n",
                            "The bits moved to the left.",
                            "bitwise_left_shift(1, 4)",
                            "16"),
                    sql(
                            "BITWISE_RIGHT_SHIFT(a, n)",
                            "a >>> n",
                            "The bits moved to the right, filled with zeros.",
                            "bitwise_right_shift(8, 2)",
                            "2"),
                    sql(
                            "BITWISE_RIGHT_SHIFT_ARITHMETIC(a, n)",
                            "a >> n",
                            "The bits moved to the right, filled with the sign.",
                            "bitwise_right_shift_arithmetic(-8, 2)",
                            "-2"),
                    sql(
                            "INFINITY()",
                            "CAST('Infinity' AS DOUBLE)",
                            "The DOUBLE above all others but NaN.",
                            "infinity()",
                            "Infinity"),
                    sql(
                            "NAN()",
                            "CAST('NaN' AS DOUBLE)",
                            "The DOUBLE that is not a number.",
                            "nan()",
                            "NaN"),
                    sql(
                            "IS_FINITE(x)",
                            "isfinite(x)",
                            "Whether the number is neither infinite nor NaN.",
                            "is_finite(1.5)",
                            "true"),
                    sql(
                            "IS_INFINITE(x)",
                            "isinf(x)",
                            "Whether the number is infinite.",
                            "is_infinite(1.5)",
                            "false"),
                    sql(
                                    "ROUND_EVEN(x, digits)",
                                    "bround(x, digits)",
                                    "The number rounded to so many digits, a half to the even one.",
                                    "round_even(2.5, 0)",
                                    "2")
                            .alsoCalled("ROUNDBANKERS"),
                    sql("ADD(a, b)", "a + b", "The sum.", "add(1, 2)", "3"),
                    sql("SUBTRACT(a, b)", "a - b", "The difference.", "subtract(3, 1)", "2"),
                    sql("MULTIPLY(a, b)", "a * b", "The product.", "multiply(2, 3)", "6"),
                    sql(
                            "DIVIDE(a, b)",
                            "a DIV b",
                            "The whole part of the quotient.",
                            "divide(7, 2)",
                            "3"),
                    sql(
                            "SIND(x)",
                            "sin(radians(x))",
                            "The sine of an angle in degrees.",
                            "round(sind(30), 3)",
                            "0.5"),
                    sql(
                            "COSD(x)",
                            "cos(radians(x))",
                            "The cosine of an angle in degrees.",
                            "round(cosd(60), 3)",
                            "0.5"),
                    sql(
                            "TAND(x)",
                            "tan(radians(x))",
                            "The tangent of an angle in degrees.",
                            "round(tand(45), 3)",
                            "1.0"),
                    sql(
                            "COTD(x)",
                            "cot(radians(x))",
                            "The cotangent of an angle in degrees.",
                            "round(cotd(45), 3)",
                            "1.0"),
                    sql(
                            "ASIND(x)",
                            "degrees(asin(x))",
                            "The inverse sine in degrees.",
                            "round(asind(0.5), 3)",
                            "30.0"),
                    sql(
                            "ACOSD(x)",
                            "degrees(acos(x))",
                            "The inverse cosine in degrees.",
                            "round(acosd(0.5), 3)",
                            "60.0"),
                    sql(
                            "ATAND(x)",
                            "degrees(atan(x))",
                            "The inverse tangent in degrees.",
                            "round(atand(1), 3)",
                            "45.0"),
                    sql(
                            "ATAN2D(y, x)",
                            "degrees(atan2(y, x))",
                            "The angle of a point in degrees.",
                            "round(atan2d(1, 1), 3)",
                            "45.0"));

    private WrittenNumbers() {}

    private static WrittenFunction sql(
            String signature, String body, String doc, String example, String result) {
        return WrittenFunction.of("Numbers", signature, body, doc, example, result);
    }
}
