DELETE FROM public.sessions AS session WHERE session.uuid = :session
