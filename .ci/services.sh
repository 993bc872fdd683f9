# The servers the tests talk to: a private PostgreSQL and an OpenID Connect provider. Sourced by ./test.
# Each lives under $work, listens on 127.0.0.1 on a free port, and is stopped by stop_services.

postgres_bin="" oidc_pid=""

free_port() { node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})'; }

# PostgreSQL refuses to run as root, so as root it runs as Debian's own user for it.
as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

find_postgres() {
  for dir in /usr/lib/postgresql/*/bin $(has pg_config && pg_config --bindir); do
    [ -x "$dir/initdb" ] && [ -x "$dir/pg_ctl" ] && postgres_bin=$dir
  done
  [ -n "$postgres_bin" ]
}

start_postgres() {
  need_node
  if ! find_postgres; then
    can_install || stop "Missing: PostgreSQL's server (initdb, pg_ctl). On Debian or Ubuntu: apt-get install postgresql"
    say "Installing postgresql with apt (the rooms are tested on it too)."
    apt_install postgresql || stop "apt could not install postgresql."
    find_postgres || stop "Missing: initdb, although apt installed postgresql."
  fi
  port=$(free_port)
  mkdir "$work/pg"
  [ "$(id -u)" != 0 ] || chown postgres "$work/pg"
  # A certificate of our own, so that connections in TLS are tested as well.
  if has openssl; then
    (cd "$work/pg" \
      && openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test-authority -keyout ca.key -out ca.crt \
      && openssl req -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -keyout server.key -out server.csr \
      && printf 'subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n' >server.ext \
      && openssl x509 -req -days 2 -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -extfile server.ext -out server.crt \
      && chmod 600 server.key) >"$work/pg/openssl.log" 2>&1 || { cat "$work/pg/openssl.log"; stop "openssl made no certificate."; }
    [ "$(id -u)" != 0 ] || chown postgres "$work/pg/server.key" "$work/pg/server.crt"
    export HOMEWARD_TEST_POSTGRES_CA="$work/pg/ca.crt"
    tls="-c ssl=on -c ssl_cert_file=$work/pg/server.crt -c ssl_key_file=$work/pg/server.key"
  else
    tls=""
  fi
  # fsync is off because nothing here outlives the run; durability has its own harness in bench/.
  (cd "$work/pg" \
    && as_postgres "$postgres_bin/initdb" -D data -U homeward -A trust -E UTF8 --locale=C.UTF-8 --no-sync >initdb.log 2>&1 \
    && as_postgres "$postgres_bin/pg_ctl" -D data -w -s -l server.log start \
      -o "-p $port -k $work/pg -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 $tls") \
    || { cat "$work"/pg/*.log; stop "The private PostgreSQL did not start."; }
  export HOMEWARD_TEST_POSTGRES="postgres://homeward@127.0.0.1:$port/postgres"
  say "PostgreSQL for the tests: $HOMEWARD_TEST_POSTGRES"
}

# The provider prints "listening on URL" when it is ready; that URL is the issuer.
start_oidc() {
  [ -f e2e/oidc/provider.mjs ] || return 0
  need_node
  npm --prefix e2e/oidc ci --no-audit --no-fund --loglevel=error || stop "npm ci failed in e2e/oidc."
  port=$(free_port)
  PORT=$port node e2e/oidc/provider.mjs >"$work/oidc.log" 2>&1 &
  oidc_pid=$!
  issuer=http://localhost:$port
  for _ in $(seq 100); do
    node -e "fetch('$issuer/.well-known/openid-configuration').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))" && break
    kill -0 "$oidc_pid" 2>/dev/null || { cat "$work/oidc.log"; stop "The OpenID Connect provider did not start."; }
    sleep 0.2
  done
  export HOMEWARD_TEST_OIDC=$issuer
  say "OpenID Connect provider for the tests: $issuer"
}

stop_services() {
  [ -z "$oidc_pid" ] || kill "$oidc_pid" 2>/dev/null
  if [ -f "$work/pg/data/postmaster.pid" ]; then
    (cd "$work/pg" && as_postgres "$postgres_bin/pg_ctl" -D data -m immediate -s stop)
  fi
}
