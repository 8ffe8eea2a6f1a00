package io.feldspar.rdd.sampling;

/// Quantiles of the distributions that bounds of estimates are taken from.
public final class Quantiles {

    private static final double[] CENTRE_OVER = {
        -3.969683028665376e+01,
        2.209460984245205e+02,
        -2.759285104469687e+02,
        1.383577518672690e+02,
        -3.066479806614716e+01,
        2.506628277459239e+00
    };
    private static final double[] CENTRE_UNDER = {
        -5.447609879822406e+01,
        1.615858368580409e+02,
        -1.556989798598866e+02,
        6.680131188771972e+01,
        -1.328068155288572e+01,
        1
    };
    private static final double[] TAIL_OVER = {
        -7.784894002430293e-03,
        -3.223964580411365e-01,
        -2.400758277161838e+00,
        -2.549732539343734e+00,
        4.374664141464968e+00,
        2.938163982698783e+00
    };
    private static final double[] TAIL_UNDER = {
        7.784695709041462e-03,
        3.224671290700398e-01,
        2.445134137142996e+00,
        3.754408661907416e+00,
        1
    };

    /// Below this probability, and above the opposite one, another approximation is closer.
    private static final double TAIL = 0.02425;

    private Quantiles() {}

    /// Below which value a standard normal variable is with the probability, to nine digits
    /// (Acklam's approximation).
    ///
    /// @param probability between 0 and 1, both excluded
    public static double normal(double probability) {
        if (probability < TAIL) {
            double q = Math.sqrt(-2 * Math.log(probability));
            return polynomial(TAIL_OVER, q) / polynomial(TAIL_UNDER, q);
        }
        if (probability > 1 - TAIL) {
            return -normal(1 - probability);
        }
        double q = probability - 0.5;
        double r = q * q;
        return polynomial(CENTRE_OVER, r) * q / polynomial(CENTRE_UNDER, r);
    }

    /// By Horner's scheme, the highest power first.
    private static double polynomial(double[] factors, double at) {
        double sum = 0;
        for (double factor : factors) {
            sum = sum * at + factor;
        }
        return sum;
    }

    /// Below which value a variable of Student's distribution is with the probability (Hill's
    /// approximation, exact for one and two degrees of freedom).
    ///
    /// @param probability from 0.5 to 1, the latter excluded
    public static double student(double probability, int degrees) {
        double both = 2 * (1 - probability);
        if (degrees == 1) {
            return 1 / Math.tan(both * Math.PI / 2);
        }
        if (degrees == 2) {
            return Math.sqrt(2 / (both * (2 - both)) - 2);
        }
        double n = degrees;
        double a = 1 / (n - 0.5);
        double b = 48 / (a * a);
        double c = ((20700 * a / b - 98) * a - 16) * a + 96.36;
        double d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt(a * Math.PI / 2) * n;
        double y = Math.pow(d * both, 2 / n);
        if (y > 0.05 + a) {
            y = studentCentre(both, n, a, b, c, d);
        } else {
            double tail = 1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3);
            y = ((tail + 0.5 / (n + 4)) * y - 1) * (n + 1) / (n + 2) + 1 / y;
        }
        return Math.sqrt(n * y);
    }

    private static double studentCentre(
            double both, double n, double a, double b, double c, double d) {
        double x = normal(both / 2);
        double square = x * x;
        double wider = n < 5 ? c + 0.3 * (n - 4.5) * (x + 0.6) : c;
        double e = (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b + wider;
        double y =
                (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / e - square - 3) / b + 1)
                        * x;
        return Math.expm1(a * y * y);
    }
}
