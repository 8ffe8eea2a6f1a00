package io.feldspar.examples;

import io.feldspar.dataset.Feldspar;

/// Calls functions in Java from SQL.
public final class UserFunctions {

    private UserFunctions() {}

    public static void main(String[] args) {
        try (Feldspar feldspar = Feldspar.builder().master("local[*]").build()) {
            feldspar.udf().register("plus_one", (Integer x) -> x + 1);
            feldspar.udf().register("length_plus", (String text, Integer n) -> text.length() + n);
            feldspar.sql("SELECT plus_one(5) AS a, length_plus('test', 2) AS b").show();
            feldspar.sql("SELECT i FROM range(5) t(i) WHERE plus_one(CAST(i AS INT)) > 3").show();
        }
    }
}
