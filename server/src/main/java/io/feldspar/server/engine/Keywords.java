package io.feldspar.server.engine;

import java.util.List;

/// The words of our SQL, for completion and for tools that quote names.
final class Keywords {

    static final List<String> ALL =
            List.of(
                    """
                    ALL ANALYZE AND ANY AS ASC BETWEEN BY CASE CAST CATALOGS COALESCE COPY CREATE
                    CROSS CUBE CURRENT_DATE CURRENT_TIMESTAMP DATE DESC DESCRIBE DISTINCT DROP ELSE
                    END ESCAPE EXCEPT EXISTS EXPLAIN EXTRACT FALSE FETCH FILTER FIRST FOR FORMAT
                    FROM FULL FUNCTIONS GROUP GROUPING HAVING IF IN INNER INSERT INTERSECT INTERVAL
                    INTO IS JOIN LAST LEFT LIKE LIMIT LOCATION NATURAL NOT NULL NULLS OFFSET ON
                    OPTIONS OR ORDER OUTER OVER PARTITION POSITION REPLACE RESET RIGHT ROLLUP ROW
                    ROWS SCHEMA SCHEMAS SELECT SET SETS SHOW SOME STAGES SUBSTRING TABLE TABLES
                    TEMP TEMPORARY THEN TIME TIMESTAMP TO TRIM TRUE UNION USE USING VALUES VIEW
                    VIEWS WHEN WHERE WITH
                    """
                            .strip()
                            .split("\\s+", -1));

    private Keywords() {}
}
