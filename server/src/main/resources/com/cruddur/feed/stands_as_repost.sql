-- Only the latest repost by the people stands.
AND NOT activity.muted
AND (activity.reposts_count = 1 OR coalesce((
    SELECT false
    FROM (
        -- include feed/reposters.sql
    ) AS reposter
    WHERE (reposter.created_at, reposter.user_uuid) > (repost.created_at, repost.user_uuid)
      AND coalesce((
          SELECT true FROM public.users AS person
          WHERE person.uuid = reposter.user_uuid
            -- include feed/visible_person.sql
      ), false)
    LIMIT 1
), true))
