SELECT count(*), sum(x) FROM (SELECT v - sum(v) OVER (PARTITION BY g) AS x FROM events) AS t
