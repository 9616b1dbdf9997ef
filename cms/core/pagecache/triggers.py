"""The database writes down what changes: whoever writes, in whatever way, in the transaction that changes it.

Signals would miss what `update()`, `bulk_create()` and our own SQL write, and what is written by hand. The triggers are
made anew after every `migrate`, from the tables that are watched then.
"""

from collections.abc import Sequence

from django.db import connections

from cms.core.pagecache import tables
from cms.core.sections import SECTION_DEPTH, WORK_DEPTH, WORK_PATH_LENGTH

# Of a page: its own key, its work's, and those of the works that show it beside its own.
_WORKS = """
CREATE OR REPLACE FUNCTION kb_works_of(page wagtailcore_page) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT page.translation_key
    UNION SELECT root.translation_key FROM wagtailcore_page root
        WHERE root.path = left(page.path, {work_path}) AND page.depth > {work_depth}
    {also}
$$
"""
# Drafts change nothing that readers see. The root and the front pages are the frame that all stand in.
_PAGE = """
CREATE OR REPLACE FUNCTION kb_tags_of(page wagtailcore_page) RETURNS SETOF text LANGUAGE sql STABLE AS $$
    SELECT tag FROM (
        SELECT 'pages' UNION ALL
        SELECT 'pages:' || app_label || '_' || model FROM django_content_type WHERE id = page.content_type_id UNION ALL
        SELECT 'path:' || regexp_replace(page.url_path, '^/[^/]*/', '') UNION ALL
        SELECT 'frame' WHERE page.depth < {section_depth} UNION ALL
        SELECT 'work:' || work FROM kb_works_of(page) AS work
    ) AS found (tag) WHERE page.live
$$
"""
# Arguments: the columns that no reader sees; SQL that gives the tags of a row, `$1`.
_NOTE = """
CREATE OR REPLACE FUNCTION kb_note() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    unseen text[] := TG_ARGV[0]::text[];
    rows jsonb[];
    one jsonb;
BEGIN
    IF TG_OP = 'TRUNCATE' THEN
        INSERT INTO core_change (transaction, tag)
            VALUES (pg_current_xact_id()::text::bigint, '*') ON CONFLICT DO NOTHING;
        RETURN NULL;
    ELSIF TG_OP = 'INSERT' THEN
        rows := ARRAY[to_jsonb(NEW)];
    ELSIF TG_OP = 'DELETE' THEN
        rows := ARRAY[to_jsonb(OLD)];
    ELSE
        rows := ARRAY[to_jsonb(OLD) - unseen, to_jsonb(NEW) - unseen];
        IF rows[1] = rows[2] THEN
            RETURN NULL;
        END IF;
    END IF;
    FOREACH one IN ARRAY rows LOOP
        EXECUTE 'INSERT INTO core_change (transaction, tag) SELECT pg_current_xact_id()::text::bigint, tag FROM ('
            || TG_ARGV[1] || ') AS found (tag) WHERE tag IS NOT NULL ON CONFLICT DO NOTHING' USING one;
    END LOOP;
    RETURN NULL;
END
$$
"""
_TRIGGER = """
CREATE OR REPLACE TRIGGER kb_note AFTER INSERT OR UPDATE OR DELETE ON "{table}"
    FOR EACH ROW EXECUTE FUNCTION kb_note('{{{unseen}}}', '{tags}');
CREATE OR REPLACE TRIGGER kb_note_all AFTER TRUNCATE ON "{table}"
    FOR EACH STATEMENT EXECUTE FUNCTION kb_note('{{}}', '');
"""
_DELETION = """
CREATE OR REPLACE TRIGGER kb_note_deletion AFTER DELETE ON "{table}"
    FOR EACH ROW EXECUTE FUNCTION kb_note('{{}}', '{tags}');
"""
# A table that is watched as a whole needs no look at each row, only whether there was any.
_WHOLE = """
CREATE OR REPLACE TRIGGER kb_note AFTER INSERT ON "{table}"
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kb_note_table();
CREATE OR REPLACE TRIGGER kb_note_update AFTER UPDATE ON "{table}"
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kb_note_table();
CREATE OR REPLACE TRIGGER kb_note_delete AFTER DELETE ON "{table}"
    REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION kb_note_table();
CREATE OR REPLACE TRIGGER kb_note_all AFTER TRUNCATE ON "{table}"
    FOR EACH STATEMENT EXECUTE FUNCTION kb_note('{{}}', '');
"""
_NOTE_TABLE = """
CREATE OR REPLACE FUNCTION kb_note_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM changed) THEN
        INSERT INTO core_change (transaction, tag)
            VALUES (pg_current_xact_id()::text::bigint, TG_TABLE_NAME) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END
$$
"""


def statements() -> list[str]:
    """All that makes the triggers, and makes them anew."""
    also = "".join(f"UNION {query.replace('$1', 'page.id')} " for query in tables.ALSO_ON)
    values = {"work_path": WORK_PATH_LENGTH, "work_depth": WORK_DEPTH, "section_depth": SECTION_DEPTH, "also": also}
    made = [_WORKS.format(**values), _PAGE.format(**values), _NOTE, _NOTE_TABLE]
    for table, query in sorted(tables.DELETIONS.items()):
        made.append(_DELETION.format(table=table, tags=query.replace("'", "''")))
    for table in sorted(tables.watched()):
        if table in tables.WHOLE:
            made.append(_WHOLE.format(table=table))
            continue
        tags = _tags_of(table).replace("'", "''")
        made.append(_TRIGGER.format(table=table, unseen=",".join(tables.UNSEEN.get(table, ())), tags=tags))
    return made


def _tags_of(table: str) -> str:
    """SQL that gives the tags of a row of the table."""
    if table == tables.PAGE:
        return "SELECT kb_tags_of(jsonb_populate_record(NULL::wagtailcore_page, $1))"
    if table in tables.page_tables():
        column = tables.page_tables()[table].column
        return f"SELECT kb_tags_of(page) FROM wagtailcore_page page WHERE id = ($1->>'{column}')::int"  # noqa: S608
    if table in tables.BY_ROW:
        return f"SELECT '{table}:' || ($1->>'id')"
    # The works that show it, where any page of its own is up; whoever reads the whole table, always.
    shown = "SELECT 'work:' || kb_works_of(page) FROM wagtailcore_page page WHERE page.live AND page.translation_key IN"
    return f"SELECT '{table}' UNION ALL {shown} ({tables.OF_WORKS[table]})"


def are_made(using: str) -> bool:
    """Whether what changes is written down."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgname = 'kb_note'")
        return bool(cursor.fetchone()[0] == len(tables.watched()))


def drop_before_migrate(using: str, plan: Sequence[object], **kwargs: object) -> None:
    """Migrations change the tables under the triggers, and what they write is seen by nobody yet."""
    if plan:
        with connections[using].cursor() as cursor:
            cursor.execute("DROP FUNCTION IF EXISTS kb_note, kb_note_table CASCADE")


def make_after_migrate(using: str, **kwargs: object) -> None:
    """When the tables are there: `migrate` may have gone to a state before some of them. Nothing kept before holds."""
    with connections[using].cursor() as cursor:
        there = set(connections[using].introspection.table_names(cursor))
        if there >= tables.watched() | {"core_change"}:
            cursor.execute(";".join(statements()))
            cursor.execute("INSERT INTO core_change (transaction, tag) VALUES (0, '*') ON CONFLICT DO NOTHING")
