import io
from tests.world import *
from tests.reading import *
from wagtail.images.tests.utils import get_test_image_file
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PIL
from wagtail.models import Collection
from cms.media.models import *
from wagtail.models import UploadedFile
import os
def png(w=40,h=30):
    b=io.BytesIO(); PIL.new("RGB",(w,h),"red").save(b,"PNG"); return b.getvalue()
def errs(r):
    ctx=r.context
    f = ctx["form"] if ctx and "form" in ctx else None
    return dict(f.errors) if f is not None else r.content[:300]
def files(s):
    return [str(p) for p in s.MEDIA_ROOT.rglob("*") if p.is_file()] if s.MEDIA_ROOT.exists() else []
def test_x(world, settings):
    c = login(world.contact)
    own = Collection.objects.get(name="Innlandet fylkesbibliotek"); other=Collection.objects.get(name__startswith="Vestland")
    url = reverse("wagtailimages:add")
    r = c.get(url); print(r.status_code, list(r.context["form"].fields), [str(x) for x in r.context["form"].fields["collection"].queryset] if "collection" in r.context["form"].fields else None)
    good = dict(title="Hylle", description="En hylle.", creator="Kari", licence="cc-by", collection=own.pk)
    def post(name="a.png", data=None, ct="image/png", u=url, **kw):
        d = good|kw
        d["file"]=SimpleUploadedFile(name, png() if data is None else data, ct)
        r = c.post(u, {k:v for k,v in d.items() if v is not None})
        print(name, kw, r.status_code, errs(r) if r.status_code!=302 else r.url, BankImage.objects.count(), BankDocument.objects.count(), files(settings))
        return r
    post()
    post(description="")
    post(creator="")
    post(licence="")
    post("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image/svg+xml")
    post("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "image/png")
    post("a.png", b"tull", "image/png")
    post("a.png", png()[:60], "image/png")
    post("a.png", b"", "image/png")
    post("a.exe")
    post(collection=other.pk)
    post(collection=None)
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE=50
    post()
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE=10**7
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS=100
    post()
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS=4*10**7
    print("MULTI")
    mu=reverse("wagtailimages:add_multiple")
    r=c.get(mu); print(r.status_code)
    r=c.post(mu, {"title":"x","collection":own.pk,"files[]":SimpleUploadedFile("b.png", png(),"image/png")}, headers={"X-Requested-With":"XMLHttpRequest"})
    print(r.status_code, r.content[:1500], BankImage.objects.count(), UploadedFile.objects.count(), files(settings))
    r=c.post(mu, {"title":"x","collection":other.pk,"files[]":SimpleUploadedFile("b.png", png(),"image/png")}, headers={"X-Requested-With":"XMLHttpRequest"})
    print(r.status_code, r.content[:500], BankImage.objects.count(), UploadedFile.objects.count(), files(settings))
    print("DOCS")
    good = dict(title="Fil", collection=own.pk)
    du = reverse("wagtaildocs:add")
    post("a.pdf", b"%PDF-1.4", "application/pdf", u=du)
    post("a.svg", b"<svg><script/></svg>", "image/svg+xml", u=du)
    post("a.html", b"<script/>", "text/html", u=du)
    post("a.pdf", b"%PDF-1.4", "application/pdf", u=du, collection=other.pk)
    post("a.pdf", b"", "application/pdf", u=du)
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE=3
    post("a.pdf", b"%PDF-1.4", "application/pdf", u=du)
    print("CHOOSER")
    for n in ("wagtailimages_chooser:create","wagtaildocs_chooser:create"):
        r=c.get(reverse(n)); print(n, r.status_code)
    dd=BankDocument.objects.first()
    r=c.get(dd.url); print(dd.url, r.status_code, r.headers)
