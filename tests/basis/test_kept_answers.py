"""An answer is kept as long as public content is what it was; whoever changes that content gets what it is now."""

import pytest
from django.db import connection, transaction

from raadsportaal.basis.kept_answers import kept
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer():
    """Says how often it was made."""
    made = []

    @kept(most=2)
    def number(of):
        made.append(of)
        return len(made)

    return number


def another_changed_the_content():
    """As the triggers leave it in another transaction (migration 0006 of basis)."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO basis_inhoudsversie (nummer) VALUES (nextval('basis_inhoudsnummer'))")


def test_it_is_made_once_of_the_same_content_for_each_question(answer):
    assert [answer("a"), answer("a"), answer("b"), answer("a")] == [1, 1, 2, 1]


def test_it_is_made_anew_as_soon_as_another_changed_the_content(answer):
    answer("a")
    another_changed_the_content()
    assert [answer("a"), answer("a")] == [2, 2]


def test_who_changes_the_content_always_gets_what_it_is_now(answer):
    answer("a")
    build.praktijk()
    assert [answer("a"), answer("a")] == [2, 3]


def test_a_change_that_was_taken_back_leaves_nothing_behind(answer):
    answer("a")
    with transaction.atomic():
        build.praktijk()
        answer("a")
        transaction.set_rollback(True)
    assert answer("a") == 1
