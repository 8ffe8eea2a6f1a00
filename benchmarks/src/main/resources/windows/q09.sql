SELECT count(*), sum(x * (id % 7)) FROM (SELECT id, row_number() OVER (ORDER BY v, id) AS x FROM events) AS t
