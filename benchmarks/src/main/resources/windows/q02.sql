SELECT count(*), sum(x) FROM (SELECT v - max(v) OVER (PARTITION BY k) AS x FROM events) AS t
