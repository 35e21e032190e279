-- The id of the last event that was written.
SELECT coalesce(max(event.id), 0) AS position FROM public.events AS event
