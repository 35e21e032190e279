-- Who of the people reposted the activity, and when: if it has many reposts the people are looked up, otherwise the
-- reposters.
SELECT reposts.user_uuid, reposts.created_at
FROM public.reposts
WHERE reposts.activity_uuid = activity.uuid
  AND activity.reposts_count <= 4 * (SELECT share.people FROM share)
  AND (reposts.user_uuid IN (SELECT people.uuid FROM people)) IS TRUE
UNION ALL
SELECT people.uuid, found.created_at
FROM people
CROSS JOIN LATERAL (
    SELECT reposts.created_at
    FROM public.reposts
    WHERE reposts.activity_uuid = activity.uuid AND reposts.user_uuid = people.uuid
    LIMIT 1
) AS found
WHERE activity.reposts_count > 4 * (SELECT share.people FROM share)
