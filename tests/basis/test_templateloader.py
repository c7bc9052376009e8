"""Templates are laid out for people; what reaches the browser has no line ends or indentation that count."""

import pytest
from django.template import Context, Engine
from django.template.loader import get_template

from raadsportaal.basis.templateloader import squeezed


def shown(source, **context):
    return Engine().from_string(squeezed(source)).render(Context(context))


def test_a_tag_may_stand_on_several_lines():
    assert squeezed('{% include "a.html" with\n  boven="Een"\n  hier=titel\n%}') == (
        '{% include "a.html" with boven="Een" hier=titel %}'
    )
    assert squeezed("<b>{{\n  titel\n}}</b>") == "<b>{{ titel }}</b>"
    assert shown("{% if a\n  and b\n%}ja{% endif %}", a=1, b=1) == "ja"


def test_comments_vanish_with_their_line():
    assert squeezed("{# what this is,\n   over two lines #}\n<span>a</span>\n") == "<span>a</span>"
    assert squeezed("a\n{% comment %}b\nc{% endcomment %}\nd") == "a d"


def test_nothing_comes_of_a_line_end_beside_a_block_level_tag():
    laid_out = """
        <ul>
          {% for n in numbers %}
            <li>
              <p>{{ n }}</p>
            </li>
          {% endfor %}
        </ul>
    """
    assert shown(laid_out, numbers=[1, 2]) == "<ul><li><p>1</p></li><li><p>2</p></li></ul>"


def test_words_stay_apart():
    assert squeezed("<p>\n  Lees\n  <a>\n    dit\n  </a>\n  en\n  {{ dat }}\n  ook\n</p>") == (
        "<p>Lees <a>dit</a> en {{ dat }} ook</p>"
    )
    assert squeezed('<input name="a">\n<span>b</span>') == '<input name="a"> <span>b</span>'


def test_a_block_begins_and_ends_with_its_content_and_stands_apart_from_its_neighbours():
    page = "{% block titel %}\n  Doel\n{% endblock titel %}\n- Raadsportaal"
    assert shown(page) == "Doel - Raadsportaal"


def test_white_space_on_one_line_is_left_alone():
    for text in ("<b>a</b>  <b>b</b>", "{{ plaats }}{% if land %}, {{ land }}{% endif %}.", "<li> a </li>"):
        assert squeezed(text) == text


def test_no_space_comes_before_closing_punctuation():
    sentence = """
        <p>
          {{ plaats }}
          {% if land %}, {{ land }}{% endif %}
          .
          <a>Lees</a>
          !
        </p>
    """
    assert shown(sentence, plaats="Oslo", land="Noorwegen") == "<p>Oslo, Noorwegen. <a>Lees</a>!</p>"
    assert shown(sentence, plaats="Oslo") == "<p>Oslo. <a>Lees</a>!</p>"


def test_the_space_before_a_condition_belongs_to_what_it_shows():
    sentence = """
        <p>
          Wij
          {% if n == 1 %}
            zijn
          {% elif n %}
            waren
          {% endif %}
          er
          {% for naam in namen %}
            {{ naam }}
            {% if not forloop.last %},{% endif %}
          {% endfor %}
          .
        </p>
    """
    assert shown(sentence, n=1, namen=["a", "b"]) == "<p>Wij zijn er a, b.</p>"
    assert shown(sentence, n=2) == "<p>Wij waren er.</p>"
    assert shown(sentence, n=0) == "<p>Wij er.</p>"


def test_what_stands_first_in_an_element_stands_first_in_its_conditions():
    heading = "<h2>\n  {% if a %}\n    {% if b %}\n      x\n    {% endif %}\n  {% else %}\n    y\n  {% endif %}\n</h2>"
    assert shown(heading, a=1, b=1) == "<h2>x</h2>"
    assert shown(heading) == "<h2>y</h2>"


@pytest.mark.parametrize(
    ("here", "then"), [(1, '<a href="/" aria-current="page">Home</a>'), (0, '<a href="/">Home</a>')]
)
def test_attributes_may_stand_on_lines_of_their_own(here, then):
    link = '<a\n  href="/"\n  {% if here > 0 %} aria-current="page"{% endif %}\n>\n  Home\n</a>'
    assert shown(link, here=here) == then
    link = '<a\n  href="/"\n  {% if here > 0 %}\n    aria-current="page"\n  {% endif %}\n>Home</a>'
    assert shown(link, here=here) == then


@pytest.mark.parametrize("kept", ["<pre>\n a\n\n b</pre>", "<textarea>\n a\n</textarea>", "<script>\n a\n</script>"])
def test_what_is_shown_as_written_stays_as_written(kept):
    assert squeezed(f"<div>\n  {kept}\n</div>") == f"<div>{kept}</div>"


def test_on_a_debug_page_every_line_keeps_its_number():
    source = '{# top #}\n{% if\n  a\n%}\n  <p\n    id="b"\n  >\n    {{ c }}\n  </p>\n{% endif %}\n'
    kept = squeezed(source, keep_lines=True)
    assert kept.count("\n") == source.count("\n")
    assert kept[: kept.index("{{ c }}")].count("\n") == source[: source.index("{{ c }}")].count("\n")
    assert Engine().from_string(kept).render(Context({"a": 1, "c": 2})).strip() == '<p id="b">2</p>'


def test_text_mails_are_left_alone():
    mail = "account/email/login_code_message.txt"
    assert "\n\n" in get_template(mail).template.source


def test_templates_of_the_admin_pass_through_it_too():
    assert ">\n" not in get_template("admin/base_site.html").template.source
