-- Whether the person has posts, which would outlive them, or rows that counters of others count.
SELECT EXISTS (SELECT 1 FROM public.activities WHERE user_uuid = :uuid)
    OR EXISTS (SELECT 1 FROM public.likes WHERE user_uuid = :uuid)
    OR EXISTS (SELECT 1 FROM public.reposts WHERE user_uuid = :uuid)
    OR EXISTS (SELECT 1 FROM public.follows WHERE follower_uuid = :uuid)
    OR EXISTS (SELECT 1 FROM public.follows WHERE followed_uuid = :uuid) AS remains
