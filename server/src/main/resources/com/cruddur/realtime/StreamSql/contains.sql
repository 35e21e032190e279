-- Whether the event is still there, and with it all later ones.
SELECT EXISTS (SELECT 1 FROM public.events AS event WHERE event.id = :id) AS contained
