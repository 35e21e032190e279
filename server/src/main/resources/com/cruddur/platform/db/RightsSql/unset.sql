SELECT wanted.name || ' = ' || wanted.value || ' (it is ' || current_setting(wanted.name) || ')' AS unset
FROM unnest(CAST(:names AS text[]), CAST(:values AS text[])) AS wanted (name, value)
WHERE current_setting(wanted.name) <> wanted.value
