// The home feed with PostGraphile: a function of the schema "peers" that runs the service's SQL, asked by GraphQL.
const { createServer } = require('node:http');
const { Pool } = require('pg');
const { postgraphile } = require('postgraphile');

const columns = `uuid uuid, display_name text, handle text, message text, replies_count int, reposts_count int,
  likes_count int, reply_to_activity_uuid uuid, expires_at timestamptz, created_at timestamptz,
  liked boolean, reposted boolean, bookmarked boolean`;
const setUp = `
  DROP SCHEMA IF EXISTS peers CASCADE;
  CREATE SCHEMA peers;
  CREATE FUNCTION peers.home(viewer uuid) RETURNS TABLE (${columns}) LANGUAGE sql STABLE AS $body$
    SELECT ${process.env.HOME_COLUMNS} FROM (${process.env.HOME_SQL.replaceAll(':viewer', 'viewer')}) AS activity
  $body$;`;

const pool = new Pool({ max: 4 });
pool.query(setUp).then(() =>
  createServer(postgraphile(pool, 'peers', { disableQueryLog: true })).listen(process.env.PORT, '127.0.0.1'));
