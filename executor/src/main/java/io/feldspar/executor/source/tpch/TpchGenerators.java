package io.feldspar.executor.source.tpch;

import io.trino.tpch.CustomerGenerator;
import io.trino.tpch.Distributions;
import io.trino.tpch.LineItemGenerator;
import io.trino.tpch.NationGenerator;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.PartGenerator;
import io.trino.tpch.PartSupplierGenerator;
import io.trino.tpch.RegionGenerator;
import io.trino.tpch.SupplierGenerator;
import io.trino.tpch.TextPool;
import io.trino.tpch.TpchEntity;
import java.util.function.Supplier;

/// The generators by table.
///
/// Comments are cut from a pool of 300 MB of text that takes seconds to make. A scan that wants
/// no comment does with a small pool: every row takes as many random numbers either way.
final class TpchGenerators {

    private static final int SMALL_POOL_BYTES = 64 << 10;

    private TpchGenerators() {}

    private static final class SmallPool {
        static final TextPool INSTANCE =
                new TextPool(SMALL_POOL_BYTES, Distributions.getDefaultDistributions());
    }

    /// @param part from 1 to `parts`
    /// @param comments whether comments must be right
    static Iterable<? extends TpchEntity> of(
            String table, double scale, int part, int parts, boolean comments) {
        Distributions words = Distributions.getDefaultDistributions();
        Supplier<TextPool> pool =
                comments ? TextPool.getDefaultTextPool() : () -> SmallPool.INSTANCE;
        return switch (table) {
            case "region" -> new RegionGenerator(words, pool);
            case "nation" -> new NationGenerator(words, pool);
            case "supplier" -> new SupplierGenerator(scale, part, parts, words, pool);
            case "customer" -> new CustomerGenerator(scale, part, parts, words, pool);
            case "part" -> new PartGenerator(scale, part, parts, words, pool);
            case "partsupp" -> new PartSupplierGenerator(scale, part, parts, pool);
            case "orders" -> new OrderGenerator(scale, part, parts, words, pool);
            case "lineitem" -> new LineItemGenerator(scale, part, parts, words, pool);
            default -> throw new IllegalArgumentException("no TPC-H table " + table);
        };
    }
}
