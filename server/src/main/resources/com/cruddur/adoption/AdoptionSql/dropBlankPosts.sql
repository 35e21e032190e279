DELETE FROM sketch_posts
WHERE (btrim(message, E' \t\r\n') <> '') IS NOT TRUE
