-- The rows from deletable.sql: they have no replies left, and the foreign keys cascade to few rows. Their ids stay for 30
-- days, so that their addresses say that the posts are over.
WITH gone AS (
    DELETE FROM public.activities WHERE uuid = ANY (:rows)
    RETURNING uuid
)
INSERT INTO public.ended_activities (uuid, expires_at)
SELECT gone.uuid, now() + interval '30 days' FROM gone
ON CONFLICT DO NOTHING
