SELECT count(*), sum(x), sum(y), sum(z) FROM (SELECT row_number() OVER w AS x, lead(v) OVER w AS y, max(v) OVER (PARTITION BY g) AS z FROM events WINDOW w AS (PARTITION BY g ORDER BY id)) AS t
