# shellcheck shell=bash disable=SC2034,SC2154 # variables go from bench/run and lib.sh to this file and back
# The peers that bench/run measures beside the service: small servers in peers/ which answer GET /home?viewer=… from the
# service's own database with the service's own SQL. They do less: no session is looked up, no counter or limit is kept.
# Source it after lib.sh, when the service runs.
peers=$here/bench/peers

maven() { # Maven with the JDK of the service
  JAVA_HOME=${java%/bin/java} "$(command -v mvn || echo "$here/mvnw")" -B -q "$@" </dev/null
}

build_peer() { # builds $1 if it has changed; fails if it cannot be built here
  case $1 in
    flask) /usr/bin/python3 -c 'import flask, gunicorn, psycopg_pool' 2>/dev/null ||
      (need flask=python3-flask nowhere=python3-psycopg nowhere=python3-psycopg-pool nowhere=python3-gunicorn) ;;
    postgraphile) need node=nodejs npm=npm
      [ -d "$peers/postgraphile/node_modules" ] || (cd "$peers/postgraphile" && npm install --no-audit --no-fund --no-package-lock) ;;
    *) [ -n "$(find "$peers/$1/target" -name '*.jar' -newer "$peers/$1/src/Peer.java" -newer "$peers/$1/pom.xml" 2>/dev/null)" ] ||
      maven -f "$peers/$1/pom.xml" package ;;
  esac
}

run_peer() { # becomes the server $1 on port $2
  local jdbc=jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE
  export PORT=$2
  case $1 in
    flask) PYTHONDONTWRITEBYTECODE=1 exec /usr/bin/python3 -m gunicorn --chdir "$peers/flask" --workers 2 --threads 4 \
      --keep-alive 60 --bind "127.0.0.1:$2" app:app ;;
    spring) exec "$java" -jar "$peers/spring/target/peer.jar" --server.port="$2" --server.address=127.0.0.1 \
      --spring.threads.virtual.enabled=true --spring.jackson.property-naming-strategy=SNAKE_CASE \
      --spring.datasource.url="$jdbc" --spring.datasource.username="$PGUSER" --spring.datasource.password="$PGPASSWORD" \
      --spring.datasource.hikari.maximum-pool-size=4 ;;
    quarkus) exec env QUARKUS_DATASOURCE_PASSWORD="$PGPASSWORD" "$java" -Dquarkus.http.port="$2" \
      -Dquarkus.http.host=127.0.0.1 -Dquarkus.datasource.jdbc.url="$jdbc" -Dquarkus.datasource.username="$PGUSER" \
      -Dquarkus.datasource.jdbc.max-size=4 -jar "$peers/quarkus/target/quarkus-app/quarkus-run.jar" ;;
    postgraphile) exec node "$peers/postgraphile/server.js" ;;
    vertx) exec "$java" -cp "$peers/vertx/target/classes:$peers/vertx/target/lib/*" peer.Peer ;;
  esac
}

peer_name() {
  case $1 in
    flask) echo 'Flask, psycopg' ;;
    spring) echo 'Spring Boot 4, JdbcClient' ;;
    quarkus) echo 'Quarkus 3, Agroal' ;;
    postgraphile) echo 'PostGraphile 4, GraphQL' ;;
    vertx) echo 'Vert.x 5, reactive client' ;;
  esac
}

start_peers() { # builds and starts $@; sets up, the array of those that answer, and peer_url,
                # peer_process and peer_script (a program for wrk, or nothing) by name
  local peer port=${PEER_PORT:-8110}
  up=()
  declare -gA peer_url peer_process peer_script
  export HOME_SQL HOME_COLUMNS=uuid,display_name,handle,message,replies_count,reposts_count,likes_count,reply_to_activity_uuid,expires_at,created_at,liked,reposted,bookmarked
  HOME_SQL=$(home_sql 20)
  export PGHOST PGPORT PGDATABASE PGUSER PGPASSWORD # of the service's database
  IFS=:/ read -r PGHOST PGPORT PGDATABASE <<<"${database#postgresql://}"
  PGDATABASE=${PGDATABASE%%\?*}
  psql "$database" -Xqc "ALTER DATABASE $PGDATABASE SET plan_cache_mode = force_generic_plan" \
    -c "ALTER DATABASE $PGDATABASE SET random_page_cost = 1.1" # as the service sets them for itself
  for peer in "$@"; do
    port=$((port + 1))
    say "Building and starting $(peer_name "$peer")…"
    if ! (build_peer "$peer") >"$work/$peer.log" 2>&1; then
      tail -n 3 "$work/$peer.log" >&2
      say "$(peer_name "$peer") is left out: it could not be built"
      continue
    fi
    (run_peer "$peer" "$port") >"$work/$peer.log" 2>&1 &
    peer_process[$peer]=$!
    processes+=("$!")
    peer_url[$peer]="http://127.0.0.1:$port/home?viewer=$reader" peer_script[$peer]=''
    if [ "$peer" = postgraphile ]; then peer_url[$peer]=http://127.0.0.1:$port/graphql; graphql; fi
    if curl -sf --retry 60 --retry-delay 1 --retry-connrefused --retry-all-errors --retry-max-time 60 \
      -o "$work/$peer.json" ${peer_script[$peer]:+-H 'Content-Type: application/json' -d "@$work/query.json"} \
      "${peer_url[$peer]}" && alike "$peer"; then
      up+=("$peer")
    else
      tail -n 5 "$work/$peer.log" >&2
      say "$(peer_name "$peer") is left out: it does not answer as the service does"
    fi
  done
}

graphql() { # the question for PostGraphile
  local fields
  fields=$(sed 's/,/ /g; s/_\([a-z]\)/\U\1/g' <<<"$HOME_COLUMNS")
  echo "{\"query\":\"{ home(viewer: \\\"$reader\\\") { nodes { $fields } } }\"}" >"$work/query.json"
  printf 'wrk.method = "POST"\nwrk.body = [[%s]]\nwrk.headers["Content-Type"] = "application/json"\n' \
    "$(cat "$work/query.json")" >"$work/query.lua"
  peer_script[postgraphile]=$work/query.lua
}

keys() { # how often each member is there; GraphQL's names have no underscores, and its answer an envelope
  grep -o '"[A-Za-z_]*" *:' "$1" | tr -d ' _' | tr '[:upper:]' '[:lower:]' | grep -v '^"\(data\|home\|nodes\)"' | sort | uniq -c
}

alike() { # whether the answer of $1 has the members of the service's
  [ "$(keys "$work/$1.json")" = "$(keys "$work/personal.json")" ]
}
