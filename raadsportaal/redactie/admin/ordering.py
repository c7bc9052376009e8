"""The parts of a change form in the order of the public page: groups of fields and rows of other tables, mixed."""


class InVolgorde:
    """Mix in before a ModelAdmin: `onderdelen` names its fieldsets (by their heading) and inlines in their order.

    What it does not name comes after; without it the order is that of the stock admin.
    """

    onderdelen: list = []

    def render_change_form(self, request, context, *args, **kwargs):
        context["onderdelen"] = self._in_order(list(context["adminform"]), context["inline_admin_formsets"])
        return super().render_change_form(request, context, *args, **kwargs)

    def _in_order(self, fieldsets, formsets):
        parts = [{"veldgroep": fieldset, "naam": fieldset.name, "nummer": n} for n, fieldset in enumerate(fieldsets)]
        parts += [{"rijen": formset, "naam": self._named(formset.opts)} for formset in formsets]
        order = {part: place for place, part in enumerate(self.onderdelen)}
        return sorted(parts, key=lambda part: order.get(part["naam"], len(order)))

    def _named(self, inline):
        """The class as `onderdelen` has it: the site may have made a class of its own from it."""
        return next((part for part in self.onderdelen if isinstance(part, type) and isinstance(inline, part)), None)
