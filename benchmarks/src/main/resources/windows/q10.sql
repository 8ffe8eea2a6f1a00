SELECT count(*), sum(x) FROM (SELECT v - lag(v) OVER (PARTITION BY k ORDER BY id) AS x FROM events) AS t
