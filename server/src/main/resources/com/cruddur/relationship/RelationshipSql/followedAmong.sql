SELECT follow.followed_uuid
FROM public.follows AS follow
WHERE follow.follower_uuid = :viewer AND follow.followed_uuid = ANY (:people)
LIMIT 101
