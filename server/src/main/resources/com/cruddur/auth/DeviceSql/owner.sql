-- A name with an @ is an address, because no handle contains one.
SELECT device.user_uuid
FROM public.devices AS device
WHERE device.token_hash = :tokenHash
  AND device.expires_at > now()
  AND device.user_uuid = CASE
      WHEN strpos(:name, '@') > 0 THEN (SELECT person.uuid FROM public.users AS person WHERE lower(person.email) = lower(:name))
      ELSE public.person_called(:name)
  END
