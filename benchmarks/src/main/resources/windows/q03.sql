SELECT count(*), sum(x) FROM (SELECT v - min(v) OVER () AS x FROM events) AS t
