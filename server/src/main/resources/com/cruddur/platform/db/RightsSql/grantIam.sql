-- format quotes the name.
SELECT format('GRANT rds_iam TO %I', CAST(:role AS text))
