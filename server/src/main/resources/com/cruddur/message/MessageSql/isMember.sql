SELECT EXISTS (
    SELECT 1
    FROM public.message_group_members AS member
    WHERE member.message_group_uuid = :conversation AND member.user_uuid = :viewer
) AS member
