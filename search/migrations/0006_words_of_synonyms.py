"""Typing errors are corrected to words that only synonyms have, too."""

from django.db import migrations


def add_words(apps, schema_editor):
    from search.models.editing import phrases
    from search.words.folding import fold

    written = {
        word
        for synonym in apps.get_model("search", "Synonym").objects.all()
        for text in (synonym.words_nb, synonym.words_nn, synonym.words_se, synonym.words_en)
        for phrase in phrases(text)
        for word in phrase
    }
    model = apps.get_model("search", "Word")
    rows = [model(word=word, folded=fold(word)) for word in sorted(written)]
    model.objects.bulk_create(rows, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [("search", "0005_log")]

    operations = [migrations.RunPython(add_words, migrations.RunPython.noop)]
