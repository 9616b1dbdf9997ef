"""What templates are given beside Django's own tags."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from cms.core.templatetags import kb_tags

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


def render(source: str, **context: Any) -> str:
    return Template("{% load kb_tags %}" + source).render(Context(context))


def test_every_icon_that_templates_name_exists() -> None:
    names = {name for path in TEMPLATES for name in re.findall(r'{% icon "(\w+)" %}', path.read_text(encoding="utf-8"))}

    assert "MagnifyingGlass" in names
    assert all(kb_tags.read_icon(name).startswith('<svg class="icon"') for name in names)


def test_an_icon_that_is_none_is_an_error_and_not_a_hole() -> None:
    with pytest.raises(FileNotFoundError):
        kb_tags.read_icon("NoSuchIcon")


def test_data_for_search_engines_cannot_end_its_own_element() -> None:
    block = kb_tags.json_ld({"name": "</script><script>alert(1)</script> & <!--"})

    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&") & set(inside)
    assert json.loads(inside) == {"name": "</script><script>alert(1)</script> & <!--"}


def test_no_data_is_no_element() -> None:
    assert kb_tags.json_ld(None) == ""


def test_language_is_said_only_where_it_differs_from_the_interface() -> None:
    with translation.override("nb"):
        assert kb_tags.lang_attr("nb") == ""
        assert kb_tags.lang_attr("nn") == ' lang="nn"'
        assert kb_tags.lang_attr(None) == ""


def test_a_query_string_keeps_what_it_is_not_told_to_change() -> None:
    request = RequestFactory().get("/kurs/", {"niva": ["basic", "advanced"], "side": "2"})

    assert render("{% query side=3 %}", request=request) == "?niva=basic&amp;niva=advanced&amp;side=3"
    assert render("{% query side=None %}", request=request) == "?niva=basic&amp;niva=advanced"


def test_minutes_are_counted_in_words() -> None:
    with translation.override("en"):
        assert [kb_tags.minutes_text(number) for number in (None, 0, 1, 65)] == ["", "", "1 minute", "65 minutes"]


def test_when_is_said_in_norwegian_time_and_over_days_both_are_said() -> None:
    begins = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)  # after midnight in Oslo
    same_day = SimpleNamespace(starts_at=begins, ends_at=datetime(2026, 7, 1, 8, 0, tzinfo=UTC))
    two_days = SimpleNamespace(starts_at=begins, ends_at=datetime(2026, 7, 2, 8, 0, tzinfo=UTC))

    with translation.override("nb"):
        assert kb_tags.when_text(same_day) == "onsdag 1. juli 2026, 00:30–10:00"
        assert kb_tags.when_text(two_days) == "onsdag 1. juli 2026, 00:30 – torsdag 2. juli 2026, 10:00"


def test_a_leaf_without_a_day_is_nothing() -> None:
    assert kb_tags.event_leaf(None) == ""


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://www.youtube.com/watch?v=abc123&t=5", "https://www.youtube-nocookie.com/embed/abc123"),
        ("https://youtu.be/abc123", "https://www.youtube-nocookie.com/embed/abc123"),
        ("https://vimeo.com/12345/", "https://player.vimeo.com/video/12345"),
        ("https://vimeo.com/", ""),
        ("https://example.org/film", ""),
        ("https://youtu.be/a%22b", "https://www.youtube-nocookie.com/embed/a%2522b"),
    ],
)
def test_a_film_from_elsewhere_has_a_player_only_where_the_site_is_known(address: str, player: str) -> None:
    assert kb_tags.player_url(address) == player


def test_the_name_of_a_site_is_shown_without_www() -> None:
    assert kb_tags.host("https://www.youtube.com/watch?v=1") == "youtube.com"


@pytest.mark.parametrize(("language", "tag"), [("nb", "ungdom"), ("nn", '<span lang="nn">ungdom</span>')])
def test_topics_and_tags_are_one_list_with_each_word_once_and_tags_in_the_pages_language(
    language: str, tag: str
) -> None:
    topics, tags = [SimpleNamespace(name="Spill")], ["spill", "ungdom"]
    page = SimpleNamespace(topic_list=topics, tag_list=tags, content_language=language)

    assert kb_tags.topic_words(page) == ["Spill", tag]


class Account(forms.Form):
    login = forms.EmailField()
    remember = forms.BooleanField()
    note = forms.CharField(widget=forms.Textarea)
    token = forms.CharField(widget=forms.HiddenInput)


def test_a_field_takes_the_markup_of_its_widget() -> None:
    form = Account()

    kinds = [kb_tags.widget_type(form[name]) for name in ("login", "remember", "note", "token")]
    assert kinds == ["input", "checkbox", "textarea", "hidden"]
    assert 'class="ds-input"' in kb_tags.dressed(form["login"])


def test_public_templates_hold_nothing_the_strict_policy_would_stop() -> None:
    """No style attribute, style element, handler, or script that runs where it stands (data blocks are not run)."""
    forbidden = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\b(?:src|application/(?:ld\+)?json)\b)")
    sources = {path.name: path.read_text(encoding="utf-8") for path in TEMPLATES if "admin" not in path.as_posix()}

    faults = {name: forbidden.findall(text) for name, text in sources.items() if "wagtailadmin" not in text}

    assert {name: found for name, found in faults.items() if found} == {}
