"""The home feed with Flask and a pool of psycopg: a page of 20, and the whole table as in the first sketch."""

import os
from datetime import datetime

from flask import Flask, Response, jsonify, request
from flask.json.provider import DefaultJSONProvider
from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

HOME = os.environ["HOME_SQL"].replace(":viewer", "%(viewer)s")
COLUMNS = os.environ["HOME_COLUMNS"].split(",")
SKETCH = """
    SELECT coalesce(array_to_json(array_agg(row_to_json(activity))), '[]')::text FROM (
        SELECT activities.uuid, users.display_name, users.handle, activities.message, activities.replies_count,
               activities.reposts_count, activities.likes_count, activities.reply_to_activity_uuid,
               activities.expires_at, activities.created_at
        FROM public.activities
        LEFT JOIN public.users ON users.uuid = activities.user_uuid
        ORDER BY activities.created_at DESC
    ) AS activity
"""


class Json(DefaultJSONProvider):
    sort_keys = False

    @staticmethod
    def default(value):
        if isinstance(value, datetime):
            return value.isoformat()
        return DefaultJSONProvider.default(value)


app = Flask(__name__)
app.json = Json(app)
pool = ConnectionPool(min_size=4, max_size=4)


@app.get("/home")
def home():
    with pool.connection() as connection, connection.cursor(row_factory=dict_row) as cursor:
        rows = cursor.execute(HOME, {"viewer": request.args["viewer"]}).fetchall()
    return jsonify([{name: row[name] for name in COLUMNS} for row in rows])


@app.get("/sketch")
def sketch():
    with pool.connection() as connection:
        return Response(connection.execute(SKETCH).fetchone()[0], content_type="application/json")
