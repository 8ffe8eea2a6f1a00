package io.feldspar.examples;

import io.feldspar.dataset.Dataset;
import io.feldspar.dataset.Feldspar;
import io.feldspar.udf.Aggregator;
import java.util.List;

/// Computes an average by an aggregator: over objects, by key, and in SQL.
public final class TypedAggregation {

    /// Somebody who earns.
    public record Employee(String name, String department, long salary) {}

    /// The sum and the number of salaries.
    public record Average(long sum, long count) {}

    /// The average of the salaries of employees.
    public static final class AverageSalary extends Aggregator<Employee, Average, Double> {

        private static final long serialVersionUID = 1L;

        @Override
        public Average zero() {
            return new Average(0, 0);
        }

        @Override
        public Average reduce(Average buffer, Employee employee) {
            return new Average(buffer.sum() + employee.salary(), buffer.count() + 1);
        }

        @Override
        public Average merge(Average left, Average right) {
            return new Average(left.sum() + right.sum(), left.count() + right.count());
        }

        @Override
        public Double finish(Average average) {
            return (double) average.sum() / average.count();
        }
    }

    private TypedAggregation() {}

    public static void main(String[] args) {
        try (Feldspar feldspar = Feldspar.builder().master("local[*]").build()) {
            Dataset<Employee> employees =
                    feldspar.createDataset(
                            List.of(
                                    new Employee("Michael", "shop", 3000),
                                    new Employee("Andy", "shop", 4500),
                                    new Employee("Justin", "office", 3500),
                                    new Employee("Berta", "office", 4000)),
                            Employee.class);
            System.out.println(employees.agg(new AverageSalary()).head());
            employees
                    .groupByKey((Employee employee) -> employee.department())
                    .agg(new AverageSalary())
                    .orderBy("_1")
                    .show();
        }
    }
}
