-- What the start-up cache is trained on: enough of the engine that a first query finds its classes
-- loaded and linked, and its loops' profiles known. Files go to the working directory, which the
-- launcher chooses. The queries of TPC-H follow, over the views that the end of this file makes.
SELECT l_returnflag, l_linestatus, sum(l_quantity) AS sum_qty, sum(l_extendedprice) AS sum_base,
       sum(l_extendedprice * (1 - l_discount)) AS sum_disc, avg(l_discount) AS avg_disc, count(*)
FROM tpch.tiny.lineitem
WHERE l_shipdate <= DATE '1998-12-01' - INTERVAL '90' DAY
GROUP BY l_returnflag, l_linestatus
ORDER BY l_returnflag, l_linestatus;

COPY (SELECT * FROM tpch.tiny.customer) TO 'customer.parquet' (FORMAT parquet);
COPY (SELECT * FROM tpch.tiny.lineitem) TO 'lineitem.parquet' (FORMAT parquet);
COPY (SELECT * FROM tpch.tiny.nation) TO 'nation.parquet' (FORMAT parquet);
COPY (SELECT * FROM tpch.tiny.orders) TO 'orders.parquet' (FORMAT parquet);
COPY (SELECT * FROM tpch.tiny.part) TO 'part.parquet' (FORMAT parquet);
COPY (SELECT * FROM tpch.tiny.partsupp) TO 'partsupp.parquet' (FORMAT parquet);
COPY (SELECT * FROM tpch.tiny.region) TO 'region.parquet' (FORMAT parquet);
COPY (SELECT * FROM tpch.tiny.supplier) TO 'supplier.parquet' (FORMAT parquet);

SELECT sum(l_extendedprice * l_discount) AS revenue
FROM parquet.`lineitem.parquet`
WHERE l_shipdate >= DATE '1994-01-01' AND l_shipdate < DATE '1995-01-01'
  AND l_discount BETWEEN 0.05 AND 0.07 AND l_quantity < 24;

SELECT l_orderkey, sum(l_extendedprice * (1 - l_discount)) AS revenue, o_orderdate
FROM parquet.`orders.parquet`
JOIN parquet.`lineitem.parquet` ON l_orderkey = o_orderkey
WHERE o_orderdate < DATE '1995-03-15' AND l_shipdate > DATE '1995-03-15'
GROUP BY l_orderkey, o_orderdate
ORDER BY revenue DESC, o_orderdate
LIMIT 10;

SELECT o_orderpriority, count(*)
FROM parquet.`orders.parquet`
WHERE EXISTS (SELECT * FROM parquet.`lineitem.parquet`
              WHERE l_orderkey = o_orderkey AND l_commitdate < l_receiptdate)
GROUP BY o_orderpriority ORDER BY o_orderpriority;

SELECT n_name, count(s_name), max(CASE WHEN s_acctbal > 0 THEN s_acctbal ELSE 0 END)
FROM tpch.tiny.supplier RIGHT JOIN tpch.tiny.nation ON s_nationkey = n_nationkey
WHERE s_acctbal IS NULL OR s_name LIKE 'Supplier%'
GROUP BY n_name HAVING count(*) > 1 ORDER BY n_name LIMIT 5;

COPY (SELECT * FROM tpch.tiny.nation) TO 'nation.csv' (FORMAT csv);
SELECT count(DISTINCT n_regionkey), max(upper(n_name)) FROM read_csv('nation.csv')
WHERE n_name LIKE '%A%' AND n_nationkey NOT IN (SELECT c_nationkey FROM tpch.tiny.customer);

CREATE VIEW customer AS SELECT * FROM read_parquet('customer.parquet');
CREATE VIEW lineitem AS SELECT * FROM read_parquet('lineitem.parquet');
CREATE VIEW nation AS SELECT * FROM read_parquet('nation.parquet');
CREATE VIEW orders AS SELECT * FROM read_parquet('orders.parquet');
CREATE VIEW part AS SELECT * FROM read_parquet('part.parquet');
CREATE VIEW partsupp AS SELECT * FROM read_parquet('partsupp.parquet');
CREATE VIEW region AS SELECT * FROM read_parquet('region.parquet');
CREATE VIEW supplier AS SELECT * FROM read_parquet('supplier.parquet');
