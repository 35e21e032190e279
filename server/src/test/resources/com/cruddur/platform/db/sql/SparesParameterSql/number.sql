SELECT CAST(:number AS integer)
