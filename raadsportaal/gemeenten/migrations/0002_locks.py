"""The locks on people: a gate that is wrong shows no people and gives nobody a role.

Only a griffier changes roles and invites, whatever the gate says; nobody becomes a member but by an invitation to the
own address, or by code that asks for everything (the admin, a merger, the demo).
"""

from django.db import migrations

from raadsportaal.gemeenten.rowsecurity import ALL, FUNCTIONS, OWN, lock, only_grows

OF_A_GRIFFIER = f"{OWN} AND (SELECT rol_in_bereik()) = 'griffier'"

# Without the scope of a page of a municipality everyone's are read: the gate, signing in and the admin ask where a
# person works before there is a scope. Numbers and roles only: names are in another table.
READ = f"""
  (SELECT coalesce(current_setting('raad.bereik', true), '') !~ '^([0-9]{{1,18}}|openbaar)$')
  OR gebruiker_id::text = (SELECT current_setting('raad.gebruiker', true))
  OR {OWN}
"""
INVITED = """
  EXISTS (
    SELECT FROM gemeenten_uitnodiging u JOIN gemeenten_gebruiker g ON lower(g.email) = lower(u.email)
    WHERE u.token = current_setting('raad.bereik', true) AND u.aangenomen_op IS NULL
    AND g.id = gemeenten_lidmaatschap.gebruiker_id
    AND u.gemeente_id = gemeenten_lidmaatschap.gemeente_id AND u.rol = gemeenten_lidmaatschap.rol
  )
"""
MEMBERS = {
    "alles": f"USING ({ALL})",
    "lezen": f"FOR SELECT USING ({READ})",
    "rol_geven": f"FOR UPDATE USING ({OF_A_GRIFFIER})",
    "weghalen": f"FOR DELETE USING ({OF_A_GRIFFIER})",
    "aannemen": f"FOR INSERT WITH CHECK ({INVITED})",
}

# Who has the secret of an invitation has it as scope (its digest), and so this one row.
THIS_ONE = "token = (SELECT current_setting('raad.bereik', true))"
INVITATIONS = {
    "griffie": f"USING ({ALL} OR {OF_A_GRIFFIER})",
    "openen": f"FOR SELECT USING ({THIS_ONE})",
    "aannemen": f"FOR UPDATE USING ({THIS_ONE})",
}


class Migration(migrations.Migration):
    dependencies = [("gemeenten", "0001_initial")]

    operations = [
        migrations.RunSQL(FUNCTIONS, "DROP FUNCTION gemeente_in_bereik(); DROP FUNCTION rol_in_bereik()"),
        lock("gemeenten_lidmaatschap", MEMBERS),
        lock("gemeenten_uitnodiging", INVITATIONS),
        # Accepting an invitation, the admin and erasing have no municipality as their scope, and the trigger writes then
        # too.
        only_grows("gemeenten_lidmaatschapevent", adding="true"),
    ]
