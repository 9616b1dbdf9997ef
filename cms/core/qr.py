"""Addresses as QR codes: a picture in a letter, a drawing on a screen or in print."""

import io

import segno

CORRECTION = "m"  # still read when a seventh of it is torn or stained: it will hang on a wall


def png(address: str) -> bytes:
    """Black on white, large enough to print a hand wide."""
    picture = io.BytesIO()
    segno.make_qr(address, error=CORRECTION).save(picture, kind="png", scale=12)
    return picture.getvalue()


def svg(address: str) -> bytes:
    """The drawing as a file, black on white, to print."""
    drawing = io.BytesIO()
    segno.make_qr(address, error=CORRECTION).save(drawing, kind="svg", scale=6, light="#fff")
    return drawing.getvalue()


def svg_address(address: str) -> str:
    """The drawing as a `data:` address, for an `img` with a text of its own."""
    return segno.make_qr(address, error=CORRECTION).svg_data_uri(scale=6, light="#fff")


def png_address(address: str) -> str:
    """The picture as a `data:` address, to fetch and print."""
    return segno.make_qr(address, error=CORRECTION).png_data_uri(scale=12)
