# shellcheck shell=bash disable=SC2034,SC2154 # variables go from the programs to this file and back
# What the programs of bench/ share. A program sources it after `set -euo pipefail`; then $here is the checkout and $work
# a directory for its files, which is deleted at the end with everything that was started.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
usage() { sed -n '2,/^set /{/^set /d; s/^# \{0,1\}//; p}' "$0"; } # the head of the program
for argument; do # those that the program has not taken
  case $argument in
    -h | --help) usage; exit ;;
    -*) usage >&2; exit 2 ;;
  esac
done
work=$(mktemp -d)
chmod 755 "$work" # the workers of nginx have another user
processes=()
export PATH=$PATH:/usr/sbin PGUSER=postgres PGPASSWORD=''
ulimit -n 65536 2>/dev/null || ulimit -n "$(ulimit -Hn)"

finish() {
  [ ! -s "$work/nginx.pid" ] || kill "$(cat "$work/nginx.pid")" || true
  [ ${#processes[@]} = 0 ] || kill "${processes[@]}" 2>/dev/null || true
  wait
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

say() { printf '%s\n' "$*" >&2; }
fail() { say "$(basename "$0"): $*"; exit 1; }

need() { # installs the Debian packages of programs that are missing, or names them; $@ are program=package
  local wanted missing=()
  for wanted in "$@"; do command -v "${wanted%=*}" >/dev/null || missing+=("${wanted#*=}"); done
  [ ${#missing[@]} != 0 ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing ${missing[*]}…"
    { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
      </dev/null >"$work/apt.log" 2>&1 || { tail -n 5 "$work/apt.log" >&2; fail "could not install ${missing[*]}"; }
  else
    fail "needs Debian's packages ${missing[*]}, or what your system calls them"
  fi
}

# --- The service ------------------------------------------------------------------------------------------------------

serve() { # starts the service on the data directory $1 with the variables $2…; sets server, url, database, java, postmaster
  local log=$work/log-${#processes[@]}
  env PORT=0 LOG_FORMAT=text RATE_LIMITS=off "${@:2}" "$here/cruddur" serve --data-dir "$1" >"$log" 2>&1 &
  server=$!
  processes+=("$server")
  until url=$(grep -o 'http://[^ ]*' "$log"); do
    kill -0 "$server" || { cat "$log" >&2; exit 1; }
    sleep 0.2
  done
  database=$(grep -o 'postgresql://[^ ,]*' "$log" | head -1)
  java=$(readlink -f "/proc/$server/exe")
  postmaster=$(head -1 "$(find "$1" -name postmaster.pid | head -1)")
  PGPASSWORD=$(cat "$1/password")
}

fill() { # inserts $1 activities by a tenth as many people, at most 100 000 and at least $2
  local users=$(($1 / 10))
  if [ "$users" -gt 100000 ]; then users=100000; fi
  if [ "$users" -lt "${2:-100}" ]; then users=${2:-100}; fi
  # Without its indexes, which are made afterwards in a fraction of the time, but those that constraints need.
  psql "$database" -Xq -v users="$users" -v activities="$1" >&2 <<SQL
SET maintenance_work_mem = '1GB';
SET work_mem = '256MB';
CREATE TEMP TABLE made AS SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
FROM pg_index WHERE indrelid = 'public.activities'::regclass AND NOT indisunique;
SELECT 'DROP INDEX ' || name FROM made \\gexec
\\i $here/bench/sample-data.sql
SELECT definition FROM made \\gexec
VACUUM (ANALYZE) public.activities;
SQL
}

readers() { # adds reader_0, reader_40, …, who follow as many people as $@ say; each one's token is the handle
  local numbers
  numbers=$(IFS=,; echo "$*")
  psql "$database" -Xq -v numbers="{$numbers}" <<'SQL'
CREATE TEMP TABLE reader AS SELECT number, 'reader_' || number AS handle FROM unnest(CAST(:'numbers' AS int[])) AS number;
INSERT INTO public.users (display_name, handle, email, following_count)
SELECT handle, handle, handle || '@made-up.example', number FROM reader;
INSERT INTO public.follows (follower_uuid, followed_uuid)
SELECT users.uuid, followed.uuid
FROM reader
JOIN public.users USING (handle)
CROSS JOIN LATERAL (
    SELECT person.uuid FROM public.users AS person
    WHERE person.handle LIKE 'person%'
    ORDER BY md5(person.handle || reader.number) LIMIT reader.number
) AS followed;
INSERT INTO public.sessions (user_uuid, token_hash, expires_at)
SELECT uuid, sha256(convert_to(handle, 'UTF8')), now() + interval '1 day' FROM public.users WHERE handle LIKE 'reader\_%';
VACUUM ANALYZE public.users, public.follows, public.sessions;
SQL
}

writers() { # adds writer_1 to writer_$1, whose tokens are their handles, and the table bench.writers for pgbench
  psql "$database" -Xq -v count="$1" <<'SQL'
INSERT INTO public.users (display_name, handle, email)
SELECT 'writer_' || number, 'writer_' || number, 'writer_' || number || '@made-up.example'
FROM generate_series(1, :count) AS number;
INSERT INTO public.sessions (user_uuid, token_hash, expires_at)
SELECT uuid, sha256(convert_to(handle, 'UTF8')), now() + interval '1 day' FROM public.users WHERE handle LIKE 'writer\_%';
CREATE SCHEMA bench;
CREATE TABLE bench.writers AS
SELECT CAST(substring(handle FROM 8) AS int) AS number, uuid FROM public.users WHERE handle LIKE 'writer\_%';
CREATE UNIQUE INDEX ON bench.writers (number);
VACUUM ANALYZE public.users, public.sessions, bench.writers;
SQL
}

ask() { psql "$database" -XAqt -F $'\t' -c "$1"; }

sql_file() { # prints the SQL file $1 with the files that it includes; the rules are SqlFile's
  awk -v root="$here/server/src/main/resources/com/cruddur/" -v file="$1" '
    function text(path, arguments,   line, inner, included, all, argument, name, value) {
      while ((getline line < (root path)) > 0) {
        if (line ~ /^[ \t]*-- include /) {
          inner = line; sub(/^[ \t]*-- include /, "", inner)
          included = inner; sub(/ .*/, "", included); sub(/^[^ ]+ ?/, "", inner)
          line = text(included, inner)
        }
        all = all line "\n"
      }
      close(root path)
      while (match(arguments, /[a-z]+="[^"]*"/)) {
        argument = substr(arguments, RSTART, RLENGTH); arguments = substr(arguments, RSTART + RLENGTH)
        name = argument; sub(/=.*/, "", name)
        value = argument; sub(/^[a-z]+="/, "", value); sub(/"$/, "", value)
        gsub("[{]" name "[}]", value, all)
      }
      return all
    }
    BEGIN { printf "%s", text(file, "") }'
}

home_sql() { # prints the SQL of the home feed on one line, with :viewer, for a page of $1
  sql_file feed/FeedSql/home.sql | sed 's/-- .*//' | tr '\n' ' ' |
    sed "s/:createdAt/CAST('infinity' AS timestamptz)/; s/:uuid/CAST('ffffffff-ffff-ffff-ffff-ffffffffffff' AS uuid)/
      s/LIMIT 101/LIMIT $1/; s/  */ /g"
}

# --- Figures ----------------------------------------------------------------------------------------------------------

family() { echo "$1"; pgrep -P "$1" || true; } # the process $1 and its children

ticks() { # the processor time of the processes on standard input, in clock ticks
  sed 's|.*|/proc/&/stat|' | xargs cat 2>/dev/null | awk '{ sub(/.*\) /, ""); sum += $12 + $13 } END { print sum + 0 }' || true
}

resident() { # the resident memory of the processes on standard input, in MB
  sed 's|.*|/proc/&/status|' | xargs cat 2>/dev/null | awk '/^VmRSS:/ { sum += $2 } END { printf "%.0f", sum / 1000 }' || true
}

hit() { # wrk at $2 for $seconds with the headers $3…; writes to $tsv: $1, requests/s, median ms, p99 ms, and the processor
        # microseconds of the server and of PostgreSQL a request; clients are $clients, $script is a program for wrk
  local what=$1 address=$2 header arguments=() result server_ticks postgres_ticks
  shift 2
  for header in "$@"; do arguments+=(-H "$header"); done
  if [ -n "${script:-}" ]; then arguments+=(-s "$script"); fi
  server_ticks=$(family "$server" | ticks) postgres_ticks=$(family "$postmaster" | ticks)
  result=$(wrk -t1 -c"${clients:-16}" -d"${seconds}s" --timeout 30s --latency ${arguments[@]+"${arguments[@]}"} "$address")
  server_ticks=$(($(family "$server" | ticks) - server_ticks)) postgres_ticks=$(($(family "$postmaster" | ticks) - postgres_ticks))
  if grep -q 'Non-2xx\|Socket errors' <<<"$result"; then say "$what: $(grep 'Non-2xx\|Socket errors' <<<"$result")"; fi
  awk -v what="$what" -v OFS='\t' -v server="$server_ticks" -v postgres="$postgres_ticks" -v hertz="$(getconf CLK_TCK)" '
    function ms(text) { return text ~ /us$/ ? text / 1000 : text ~ /ms$/ ? text + 0 : text * 1000 }
    $1 == "50%" { median = ms($2) } $1 == "99%" { p99 = ms($2) } /Requests\/sec/ { rate = $2 }
    / requests in / { count = $1 }
    function each(ticks) { return count && ticks > 0 ? sprintf("%.0f", ticks / hertz * 1e6 / count) : 0 }
    END { print what, rate, median, p99, each(server), each(postgres) }' <<<"$result" >>"$tsv"
}

bench() { # pgbench with the SQL on standard input and $2 clients; writes to $tsv: $1, transactions/s, mean ms
  local result
  cat >"$work/script.sql"
  result=$(PGOPTIONS='-c plan_cache_mode=force_generic_plan -c random_page_cost=1.1 -c max_parallel_workers_per_gather=0' \
    pgbench -n -M prepared -c"$2" -T"$seconds" -f "$work/script.sql" "$database" 2>"$work/pgbench.log") ||
    { cat "$work/pgbench.log" >&2; return 1; }
  grep -q '^tps' <<<"$result" || say "$1: pgbench could not connect in $seconds s"
  printf '%s\t%s\t%s\t\t\t\n' "$1" "$(awk '/^tps/ {print $3}' <<<"$result")" \
    "$(awk '/latency average/ {print $4}' <<<"$result")" >>"$tsv"
}

medians() { # the median of each column of a TSV of rounds for each name, in the order of the first round
  awk -F'\t' -v OFS='\t' '
    { if (!($1 in count)) order[++lines] = $1
      count[$1]++; if (NF > columns) columns = NF
      for (column = 2; column <= NF; column++) cell[$1, column, count[$1]] = $column }
    function median(what, column,   n, i, j, swap, list) {
      n = count[what]
      for (i = 1; i <= n; i++) list[i] = cell[what, column, i]
      for (i = 2; i <= n; i++) for (j = i; j > 1 && list[j - 1] + 0 > list[j] + 0; j--) {
        swap = list[j]; list[j] = list[j - 1]; list[j - 1] = swap }
      return list[int((n + 1) / 2)]
    }
    END { for (i = 1; i <= lines; i++) {
      line = order[i]
      for (column = 2; column <= columns; column++) line = line OFS median(order[i], column)
      print line } }'
}

# --- The document -----------------------------------------------------------------------------------------------------

pictures=$here/docs/performance

plot() { # the figures on standard input as $1.svg beside the document; $2… are the arguments of Plot.java
  mkdir -p "$pictures"
  "$java" "$here/bench/Plot.java" "${@:2}" >"$work/plot.svg"
  mv "$work/plot.svg" "$pictures/$1.svg"
}

document() { # puts standard input between the marks of the part $1 of docs/performance.md or $2, and on standard output
  local page=$here/${2:-docs/performance.md}
  cat >"$work/part.md"
  awk -v part="$work/part.md" -v mark="$1" '
    $0 == "<!-- end of " mark " -->" { inside = 0 }
    !inside { print }
    $0 == "<!-- " mark " -->" { inside = 1; found = 1; while ((getline line < part) > 0) print line }
    END { exit !found }' "$page" >"$work/page.md" || fail "$page has no part <!-- $1 -->"
  cat "$work/page.md" >"$page"
  cat "$work/part.md"
}

machine() { # says on what the figures were taken, and how busy it was
  local busy=''
  if [ "${1%.*}" -ge "$(nproc)" ]; then busy=', so that other work disturbed the figures'; fi
  printf '%s processors (%s), %s GB, load average %s before the run'"$busy"', commit %s, %s\n' "$(nproc)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)" \
    "$(awk '/^MemTotal/ {printf "%.0f", $2 / 1e6}' /proc/meminfo)" "$1" \
    "$(git -C "$here" rev-parse --short HEAD 2>/dev/null || echo unknown)" "$(date -u +%Y-%m-%d)"
}
