-- A post that somebody of the people reposted stands where it was reposted. Of a post with many reposts the people are
-- looked up, of another one the reposters.
AND (activity.reposts_count = 0 OR coalesce((
    SELECT false
    FROM (
        SELECT reposts.user_uuid
        FROM public.reposts
        WHERE reposts.activity_uuid = activity.uuid
          AND activity.reposts_count <= 4 * (SELECT share.people FROM share)
          AND (reposts.user_uuid IN (SELECT people.uuid FROM people)) IS TRUE
        UNION ALL
        SELECT people.uuid
        FROM people
        WHERE activity.reposts_count > 4 * (SELECT share.people FROM share)
          AND coalesce((
              SELECT true FROM public.reposts
              WHERE reposts.activity_uuid = activity.uuid AND reposts.user_uuid = people.uuid
          ), false)
    ) AS reposter
    WHERE coalesce((
          SELECT true FROM public.users AS person
          WHERE person.uuid = reposter.user_uuid
            AND person.suspended_at IS NULL
            AND coalesce((
                SELECT false FROM public.mutes
                WHERE mutes.muter_uuid = CAST(:viewer AS uuid) AND mutes.muted_uuid = person.uuid
            ), true)
            AND coalesce((
                SELECT false FROM public.blocks
                WHERE blocks.blocker_uuid = CAST(:viewer AS uuid) AND blocks.blocked_uuid = person.uuid
            ), true)
            AND coalesce((
                SELECT false FROM public.blocks
                WHERE blocks.blocker_uuid = person.uuid AND blocks.blocked_uuid = CAST(:viewer AS uuid)
            ), true)
      ), false)
    LIMIT 1
), true))
