-- A post that somebody of the people reposted stands where it was reposted.
AND (activity.reposts_count = 0 OR coalesce((
    SELECT false
    FROM (
        -- include feed/reposters.sql
    ) AS reposter
    WHERE coalesce((
          SELECT true FROM public.users AS person
          WHERE person.uuid = reposter.user_uuid
            -- include feed/visible_person.sql
      ), false)
    LIMIT 1
), true))
