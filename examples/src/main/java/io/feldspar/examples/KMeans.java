package io.feldspar.examples;

import io.feldspar.dataset.Dataset;
import io.feldspar.dataset.Feldspar;
import io.feldspar.dataset.Tuple2;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds the centres of groups of points.
public final class KMeans {

    /// A point of the plane.
    public record Point(double x, double y) implements Serializable {

        double distance(Point other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    /// Points that were added up.
    public record Sum(double x, double y, long count) {}

    private KMeans() {}

    /// @param args the number of centres
    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 2;
        try (Feldspar feldspar = Feldspar.builder().master("local[*]").build()) {
            Dataset<Point> points =
                    feldspar.sql(
                                    "SELECT i % 2 * 10 + cos(i) AS x, i % 2 * 10 + sin(i) AS y"
                                            + " FROM range(200) t(i)")
                            .as(Point.class)
                            .cache();
            List<Point> centres = points.take(count);
            double moved = Double.MAX_VALUE;
            while (moved > 1e-3) {
                List<Point> known = centres;
                List<Tuple2<Integer, Sum>> sums =
                        new ArrayList<>(
                                points.map((Point point) -> new Near(nearest(point, known), point))
                                        .groupByKey((Near near) -> near.centre())
                                        .agg(new Summing())
                                        .collect());
                sums.sort(Comparator.comparing(Tuple2::_1));
                List<Point> next = new ArrayList<>(known);
                moved = 0;
                for (Tuple2<Integer, Sum> each : sums) {
                    Sum sum = each._2();
                    Point centre = new Point(sum.x() / sum.count(), sum.y() / sum.count());
                    moved += centre.distance(next.set(each._1(), centre));
                }
                centres = next;
            }
            centres.stream()
                    .sorted(Comparator.comparing(Point::x))
                    .forEach(centre -> System.out.printf("(%.1f, %.1f)%n", centre.x(), centre.y()));
        }
    }

    private static int nearest(Point point, List<Point> centres) {
        int nearest = 0;
        for (int i = 1; i < centres.size(); i++) {
            if (point.distance(centres.get(i)) < point.distance(centres.get(nearest))) {
                nearest = i;
            }
        }
        return nearest;
    }

    /// A point and the number of the centre that is nearest.
    public record Near(int centre, Point point) {}

    private static final class Summing extends io.feldspar.udf.Aggregator<Near, Sum, Sum> {

        private static final long serialVersionUID = 1L;

        @Override
        public Sum zero() {
            return new Sum(0, 0, 0);
        }

        @Override
        public Sum reduce(Sum sum, Near near) {
            Point point = near.point();
            return new Sum(sum.x() + point.x(), sum.y() + point.y(), sum.count() + 1);
        }

        @Override
        public Sum merge(Sum left, Sum right) {
            return new Sum(
                    left.x() + right.x(), left.y() + right.y(), left.count() + right.count());
        }

        @Override
        public Sum finish(Sum sum) {
            return sum;
        }
    }
}
