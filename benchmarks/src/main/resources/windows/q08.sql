SELECT count(*), sum(x) FROM (SELECT rank() OVER (PARTITION BY g ORDER BY v) AS x FROM events) AS t
