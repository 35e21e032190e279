-- Subtracts deleted replies from the counts of their parents, once for each occurrence in :parents.
UPDATE public.activities AS parent
SET replies_count = greatest(0, parent.replies_count - gone.replies)
FROM (
    SELECT answered.uuid, count(*)::integer AS replies FROM unnest(CAST(:parents AS uuid[])) AS answered (uuid) GROUP BY answered.uuid
) AS gone
WHERE parent.uuid = gone.uuid
