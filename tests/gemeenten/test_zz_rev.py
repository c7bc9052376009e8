import importlib, pytest
from django.db import connection
@pytest.mark.django_db
def test_rev():
    m = importlib.import_module("raadsportaal.gemeenten.migrations.0007_slot_op_mensen")
    with connection.cursor() as c:
        for op in reversed(m.Migration.operations):
            if op.reverse_sql: c.execute(op.reverse_sql)
        c.execute("select count(*) from pg_policies where tablename in ('gemeenten_lidmaatschap','gemeenten_uitnodiging')"); assert c.fetchone() == (0,)
        for op in m.Migration.operations: c.execute(op.sql)
        c.execute("select count(*) from pg_policies where tablename in ('gemeenten_lidmaatschap','gemeenten_uitnodiging')"); assert c.fetchone() == (8,)
