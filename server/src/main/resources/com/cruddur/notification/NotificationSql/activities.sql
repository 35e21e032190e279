SELECT activity.uuid,
       activity.display_name,
       activity.handle,
       activity.message,
       activity.replies_count,
       activity.reposts_count,
       activity.likes_count,
       activity.reply_to_activity_uuid,
       activity.expires_at,
       activity.created_at,
       activity.liked,
       activity.reposted,
       activity.bookmarked
FROM public.activities_seen_by(CAST(:viewer AS uuid)) AS activity
WHERE activity.uuid = ANY (:uuids)
