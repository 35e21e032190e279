SELECT EXISTS (
    SELECT 1 FROM public.users AS admin
    WHERE admin.role = 'admin' AND admin.suspended_at IS NULL AND admin.uuid <> :person
) AS found
