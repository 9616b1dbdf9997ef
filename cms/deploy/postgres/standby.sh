#!/bin/sh
# A copy of the database that follows it: taken once, then fed by the first one's log. Run by compose.yaml in the image
# of PostgreSQL; tests/deploy/test_standby.py runs this very file.
#
# PRIMARY_HOST, PRIMARY_PORT, POSTGRES_USER, POSTGRES_PASSWORD: the first database, whose user may make roles.
# REPLICATION_PASSWORD: of the role `replication`, which is made here and may do nothing but follow.
set -eu

: "${PRIMARY_PORT:=5432}" "${PGDATA:?}" "${REPLICATION_PASSWORD:?}"

on_primary() {
    PGPASSWORD="$POSTGRES_PASSWORD" psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --set=password="$REPLICATION_PASSWORD" \
        --host="$PRIMARY_HOST" --port="$PRIMARY_PORT" --username="$POSTGRES_USER" --dbname=postgres
}

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    # Also where the first database is older than this script. The slot keeps what the copy has not fetched; one that is
    # left from a copy that was thrown away would keep it for ever.
    on_primary <<'SQL'
SELECT 'CREATE ROLE replication REPLICATION LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'replication') \gexec
ALTER ROLE replication PASSWORD :'password';
SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = 'standby' AND NOT active;
SQL
    rm -rf "$PGDATA.part"
    PGPASSWORD="$REPLICATION_PASSWORD" pg_basebackup --pgdata="$PGDATA.part" --wal-method=stream --checkpoint=fast \
        --create-slot --slot=standby --write-recovery-conf \
        --host="$PRIMARY_HOST" --port="$PRIMARY_PORT" --username=replication
    chmod 700 "$PGDATA.part"
    # Whole or not at all: a copy that was interrupted is begun anew.
    mkdir -p "$PGDATA"
    rmdir "$PGDATA"
    mv "$PGDATA.part" "$PGDATA"
fi

exec docker-entrypoint.sh postgres "$@"
