UPDATE public.users AS person
SET email = :email
WHERE person.cognito_user_id = :subject
  AND person.cognito_user_id <> 'MOCK'
  AND person.email = :placeholder
  AND NOT EXISTS (SELECT FROM public.users AS other WHERE lower(other.email) = lower(:email))
