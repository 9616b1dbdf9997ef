"""How documents are served."""

from wagtail import hooks

from cms.media.ranges import part_of

hooks.register("before_serve_document", part_of, order=1000)  # after all who may say no
