INSERT INTO example SELECT generate_series(1, :rows)
