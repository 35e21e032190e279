-- What carries a hashtag. Its rows hold the time of their post.
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
       activity.bookmarked,
       CAST(NULL AS text) AS reposted_by_handle,
       CAST(NULL AS text) AS reposted_by_display_name,
       CAST(NULL AS timestamptz) AS reposted_at,
       tagged.created_at AS placed_at
FROM public.activity_hashtags AS tagged
JOIN public.activities_seen_by(CAST(:viewer AS uuid)) AS activity ON activity.uuid = tagged.activity_uuid
WHERE tagged.hashtag = :hashtag
  AND (tagged.created_at, tagged.activity_uuid) < (:createdAt, :uuid)
  AND NOT activity.muted
ORDER BY tagged.created_at DESC, tagged.activity_uuid DESC
LIMIT 101
