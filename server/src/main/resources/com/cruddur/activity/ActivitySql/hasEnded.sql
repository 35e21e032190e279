-- Whether a post with this id has been there, and its time is over: for 30 days after its row was deleted.
SELECT EXISTS (
    SELECT 1 FROM public.activities AS activity WHERE activity.uuid = :uuid AND activity.expires_at <= now()
) OR EXISTS (
    SELECT 1 FROM public.ended_activities AS ended WHERE ended.uuid = :uuid AND ended.expires_at > now()
)
