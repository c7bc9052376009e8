"""The hash of the test database: a change that could load something else changes it, and no other change does."""

import pytest

from tests.ground import ingredients

TREE = {
    "requirements/test.txt": "django==5.2",
    "app/__init__.py": "",
    "app/apps.py": "def ready():\n    from app import registers",
    "app/registers.py": "",
    "app/models.py": "from app import words",
    "app/words.py": "",
    "app/migrations/0001_initial.py": "import app.triggers",
    "app/triggers.py": "from . import sentences\nfrom .rights import may",
    "app/sentences.py": "",
    "app/rights.py": "",
    "app/data/doelen.csv": "1;Geen armoede",
    "app/views.py": "from app import texts",
    "app/texts.py": "",
    "loaders/load.py": "from app.reading import (\n    read,\n)",
    "app/reading/__init__.py": "from app.reading.tables import read",
    "app/reading/tables.py": "",
    "templates/page.html": "",
}
UNSHAPED = {"app/views.py", "app/texts.py", "templates/page.html"}


@pytest.fixture
def tree(tmp_path):
    for name, text in TREE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_what_shapes_content_counts_and_what_shows_it_does_not(tree):
    found = ingredients.files(tree, ["app"], ["loaders.load"])
    assert {str(path.relative_to(tree)) for path in found} == set(TREE) - UNSHAPED


def test_here_it_knows_our_own_loaders_models_and_data():
    apps = ingredients._our_apps(ingredients.ROOT)
    found = {
        str(path.relative_to(ingredients.ROOT))
        for path in ingredients.files(ingredients.ROOT, apps, ingredients.LOADING)
    }
    loaders = {"agendas/loading.py", "kennisbank/loading.py", "raadsportaal/portaal/demo/dossiers.py"}
    assert loaders <= found
    assert "agendas/duiding/engine.py" in found, "reads the document of the demo"
    assert "raadsportaal/settings.py" in found
    assert any(name.startswith("kennisbank/data/praktijken/") for name in found)
    assert any(name.startswith("agendas/duiding/data/") for name in found), "the lexicon"
    assert not any(name.endswith("/views.py") for name in found), "after a change of a page the template stays"
