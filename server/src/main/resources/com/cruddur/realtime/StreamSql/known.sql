-- Whether everything after the event can still be told.
SELECT EXISTS (SELECT 1 FROM public.events AS event WHERE event.id = :id) AS known
