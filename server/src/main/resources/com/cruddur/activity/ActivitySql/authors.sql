-- The authors of activities, as far as they are alive and the viewer may see them.
SELECT activity.uuid,
       activity.handle
FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS activity
WHERE activity.uuid = ANY (CAST(:uuids AS uuid[]))
  AND activity.handle IS NOT NULL
