DELETE FROM public.bookmarks
WHERE user_uuid = :uuid
  AND activity_uuid IN (
      SELECT bookmark.activity_uuid FROM public.bookmarks AS bookmark WHERE bookmark.user_uuid = :uuid LIMIT 1000
  )
