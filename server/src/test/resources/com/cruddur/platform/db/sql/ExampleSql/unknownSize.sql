SELECT 'medium' AS size
