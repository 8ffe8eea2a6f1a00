package io.feldspar.benchmarks.spark.rdd;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

final class TeraSort {

    private TeraSort() {}

    /// Not a record, because the Kryo that Spark brings cannot write records.
    private static final class Part implements Serializable {

        private static final long serialVersionUID = 1L;

        private long records;
        private long keyHash;
        private boolean sorted = true;
        private @Nullable String first;
        private @Nullable String last;

        void add(String key) {
            sorted &= last == null || key.compareTo(last) >= 0;
            first = first == null ? key : first;
            last = key;
            keyHash += key.hashCode();
            records++;
        }
    }

    /// The sum of the keys' hash codes, once it is clear that all records are there and sorted.
    static double validated(JavaPairRDD<String, byte[]> records, int expected) {
        List<Part> parts =
                records.mapPartitions(rows -> List.of(validate(rows)).iterator()).collect();
        long count = 0;
        long keyHash = 0;
        boolean sorted = true;
        String last = null;
        for (Part part : parts) {
            count += part.records;
            keyHash += part.keyHash;
            String first = part.first;
            sorted &= part.sorted && (last == null || first == null || first.compareTo(last) >= 0);
            last = part.last == null ? last : part.last;
        }
        if (!sorted || count != expected) {
            throw new IllegalStateException("not sorted, or not all: " + count);
        }
        return keyHash;
    }

    private static Part validate(Iterator<Tuple2<String, byte[]>> rows) {
        Part part = new Part();
        while (rows.hasNext()) {
            part.add(rows.next()._1());
        }
        return part;
    }
}
