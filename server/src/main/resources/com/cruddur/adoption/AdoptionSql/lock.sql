LOCK TABLE public.users, public.activities IN ACCESS EXCLUSIVE MODE
