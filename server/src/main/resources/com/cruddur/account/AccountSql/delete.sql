WITH deleted AS (
    DELETE FROM public.users AS person
    WHERE person.uuid = :uuid
    RETURNING person.uuid, person.handle, coalesce(person.avatar_key, '') AS avatar_key
),
held AS (
    INSERT INTO public.held_handles (handle_key, user_uuid, expires_at)
    SELECT public.name_key(deleted.handle),
           deleted.uuid,
           now() + interval '30 days'
    FROM deleted
    ON CONFLICT (handle_key) DO UPDATE SET user_uuid = excluded.user_uuid, expires_at = excluded.expires_at
)
SELECT deleted.avatar_key FROM deleted
