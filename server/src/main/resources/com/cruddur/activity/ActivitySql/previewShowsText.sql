-- The column is named in JSON so that a server of this version can answer before migration 29.
SELECT EXISTS (
    SELECT 1
    FROM public.activities AS activity
    JOIN public.users AS author ON author.uuid = activity.user_uuid
    WHERE activity.uuid = :uuid
      AND (activity.expires_at IS NULL OR activity.expires_at > now())
      AND to_jsonb(author) ->> 'link_previews' = 'true'
)
