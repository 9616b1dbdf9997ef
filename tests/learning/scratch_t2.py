import re
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import *
from django.core.cache import cache

def test_counts(world, client):
    c = publish(draft_course(world, "A"), world)
    r = publish(draft_resource(world, "R"), world)
    e = publish(draft_event(world, "E"), world)
    lesson = LessonPage.objects.child_of(c).first()
    paths = {"home": "/", "course": c.url, "lesson": lesson.url, "res": r.url, "event": e.url, "kurs":"/kurs/","ressurser":"/ressurser/","arr":"/arrangement/","county":"/innlandet/","list":"/fylkesbibliotekene/","search":"/sok/?q=a+r+e", "404": "/finnes-ikke/"}
    for name, path in paths.items():
        client.get(path)
        with CaptureQueriesContext(connection, ) as q:
            resp = client.get(path)
        print("\n#####", name, path, resp.status_code, len(q))
        for x in q.captured_queries:
            print("   ", re.sub(r'SELECT .*? FROM', 'SELECT .. FROM', x["sql"])[:330])
        print("cookies", resp.cookies, {k: v for k, v in resp.headers.items()})
