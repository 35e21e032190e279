UPDATE sketch_people AS person
SET fitted_handle = person.handle
