-- What a person may see of the activities, in one place for every feed. PostgreSQL puts the body in place of the call,
-- so that conditions and order of the caller reach the indexes. A later version gets another name: both are in use
-- while servers are replaced.
SET lock_timeout = '5s';
SET statement_timeout = '60s';

CREATE FUNCTION public.activities_seen_by(viewer uuid)
    RETURNS TABLE (
        uuid                   uuid,
        display_name           text,
        handle                 text,
        message                text,
        replies_count          integer,
        reposts_count          integer,
        likes_count            integer,
        reply_to_activity_uuid uuid,
        expires_at             timestamptz,
        created_at             timestamptz,
        user_uuid              uuid,
        liked                  boolean,
        reposted               boolean,
        bookmarked             boolean,
        -- For feeds to leave out; a thread or profile that is asked for by name shows it.
        muted                  boolean
    )
    LANGUAGE sql STABLE
AS $$
    SELECT activity.uuid,
           author.display_name,
           author.handle,
           activity.message,
           -- The counter holds every row; those that are over do not count, whether or not they are still on disk.
           CASE
               WHEN activity.replies_count = 0 THEN 0
               ELSE greatest(0, activity.replies_count - (
                   SELECT count(*)::integer FROM public.activities AS reply
                   WHERE reply.reply_to_activity_uuid = activity.uuid AND reply.expires_at <= now()
               ))
           END,
           activity.reposts_count,
           activity.likes_count,
           activity.reply_to_activity_uuid,
           activity.expires_at,
           activity.created_at,
           activity.user_uuid,
           -- NULL for who is not signed in. Not EXISTS, which PostgreSQL may answer by reading everything the viewer ever liked.
           CASE WHEN viewer IS NOT NULL THEN (
               SELECT true FROM public.likes
               WHERE likes.activity_uuid = activity.uuid AND likes.user_uuid = viewer
           ) IS NOT NULL END,
           CASE WHEN viewer IS NOT NULL THEN (
               SELECT true FROM public.reposts
               WHERE reposts.activity_uuid = activity.uuid AND reposts.user_uuid = viewer
           ) IS NOT NULL END,
           CASE WHEN viewer IS NOT NULL THEN (
               SELECT true FROM public.bookmarks
               WHERE bookmarks.activity_uuid = activity.uuid AND bookmarks.user_uuid = viewer
           ) IS NOT NULL END,
           CASE WHEN viewer IS NULL THEN false ELSE coalesce((
               SELECT true FROM public.mutes
               WHERE mutes.muter_uuid = viewer AND mutes.muted_uuid = activity.user_uuid
           ), false) END
    FROM public.activities AS activity
    LEFT JOIN public.users AS author ON author.uuid = activity.user_uuid
    WHERE (activity.expires_at IS NULL OR activity.expires_at > now())
      AND author.suspended_at IS NULL
      -- Not IS NULL, of which PostgreSQL would expect one row in 200, and sort the table in place of reading its index;
      -- nor EXISTS, which it may answer by reading everybody the viewer ever blocked.
      AND (viewer IS NULL OR coalesce((
          SELECT false FROM public.blocks
          WHERE blocks.blocker_uuid = viewer AND blocks.blocked_uuid = activity.user_uuid
      ), true))
      AND (viewer IS NULL OR coalesce((
          SELECT false FROM public.blocks
          WHERE blocks.blocker_uuid = activity.user_uuid AND blocks.blocked_uuid = viewer
      ), true))
$$;
