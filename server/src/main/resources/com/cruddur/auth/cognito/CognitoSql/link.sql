UPDATE public.users AS person
SET cognito_user_id = :subject
WHERE lower(person.email) = lower(:email)
  AND (person.cognito_user_id IS NULL OR person.cognito_user_id = 'MOCK')
