package io.feldspar.rdd.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against printed tables.
class QuantilesTest {

    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "0.9, 1.2815515655",
        "0.975, 1.9599639845",
        "0.995, 2.5758293035",
        "0.01, -2.3263478740",
        "0.0001, -3.7190164855"
    })
    void knowsTheNormalDistribution(double probability, double quantile) {
        assertEquals(quantile, Quantiles.normal(probability), 1e-7);
    }

    @ParameterizedTest
    @CsvSource({
        "0.975, 1, 12.7062",
        "0.975, 2, 4.3027",
        "0.95, 3, 2.3534",
        "0.975, 3, 3.1824",
        "0.99, 4, 3.7469",
        "0.975, 5, 2.5706",
        "0.95, 10, 1.8125",
        "0.9, 10, 1.3722",
        "0.995, 20, 2.8453",
        "0.975, 30, 2.0423",
        "0.6, 30, 0.2556",
        "0.975, 100, 1.9840"
    })
    void knowsStudentsDistribution(double probability, int degrees, double quantile) {
        assertEquals(quantile, Quantiles.student(probability, degrees), 1.5e-4);
    }
}
