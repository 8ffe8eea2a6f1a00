SELECT count(*), sum(v) FROM (SELECT v, row_number() OVER (PARTITION BY g ORDER BY v DESC, id) AS n FROM events) AS t WHERE n <= 3
