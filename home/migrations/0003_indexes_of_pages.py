"""Indexes that Wagtail's table of pages and that of courses lack, and readers' questions need once there are many pages."""

from django.db import migrations

# The page at an address: Wagtail looks for it one level at a time, by the parent's path; we by the whole.
BY_ADDRESS = "CREATE INDEX page_by_address ON wagtailcore_page (url_path)"
# The newest live pages of one kind, and how many there are.
LIVE_OF_KIND = (
    "CREATE INDEX page_live_of_kind ON wagtailcore_page (content_type_id, first_published_at DESC, id) WHERE live"
)
# How many live courses each area has, without reading the courses themselves.
BY_AREA = "CREATE INDEX course_by_area ON learning_coursepage (page_ptr_id) INCLUDE (main_area_id)"


class Migration(migrations.Migration):
    dependencies = [("home", "0002_initial"), ("learning", "0007_strategy"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunSQL(BY_ADDRESS, "DROP INDEX page_by_address"),
        migrations.RunSQL(LIVE_OF_KIND, "DROP INDEX page_live_of_kind"),
        migrations.RunSQL(BY_AREA, "DROP INDEX course_by_area"),
    ]
