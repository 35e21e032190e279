-- The sample rows: two people and one post. Running it again changes nothing.
INSERT INTO public.users (display_name, handle, email, cognito_user_id)
VALUES
    ('Andrew Brown', 'andrewbrown', 'andrew@example.com', 'MOCK'),
    ('Andrew Bayko', 'bayko', 'bayko@example.com', 'MOCK')
ON CONFLICT DO NOTHING;

INSERT INTO public.activities (user_uuid, message, expires_at)
SELECT users.uuid, 'This was imported as seed data!', current_timestamp + interval '10 days'
FROM public.users
WHERE users.handle = 'andrewbrown'
  AND NOT EXISTS (
      SELECT 1
      FROM public.activities
      WHERE activities.user_uuid = users.uuid
        AND activities.message = 'This was imported as seed data!'
        AND activities.expires_at > current_timestamp
  );
