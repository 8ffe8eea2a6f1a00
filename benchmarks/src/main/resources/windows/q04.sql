SELECT count(*), sum(x) FROM (SELECT sum(v) OVER (PARTITION BY g ORDER BY id) AS x FROM events) AS t
