"""Which activity of a file hangs under which: read first, so that every project knows its programme."""

from samenwerking.iati.activity import Head
from samenwerking.iati.reading import read
from samenwerking.models import Programma


class Relations:
    """Keys are (verzameling, extern_id)."""

    def __init__(self, file):
        """Reads all of a binary file; raises BrokenFile."""
        self.hierarchy, self.named, children = {}, {}, []
        for head in read(file, Head):
            if head.identifier and head.key not in self.hierarchy:
                self.hierarchy[head.key] = head.hierarchy
                if head.parents:
                    self.named[head.key] = head.parents
                children += [((head.key[0], child), head.identifier) for child in head.children]
        for child, parent in children:  # said by the programme and not by its project
            if child in self.hierarchy and child not in self.named:
                self.named[child] = [parent]
        elsewhere = {(key[0], ref) for key, refs in self.named.items() for ref in refs} - self.hierarchy.keys()
        self.stored = set(Programma.objects.known_as(list(elsewhere)))

    def soort(self, key) -> str:
        """Hierarchy 1 is a programme, what is deeper a project; without a hierarchy what hangs under another one."""
        level = self.hierarchy.get(key) or (2 if self._above(key) else 1)
        return "programma" if level == 1 else "project"

    def programma(self, key) -> tuple[str, str]:
        """The identifier of the programme at the top above a project, or "", and what there is to say of it."""
        if self.soort(key) == "programma":
            return "", ""
        seen, here = {key}, key
        while (above := self._above(here)) and above not in seen:
            seen.add(above)
            here = above
        if above:
            return "", "hangt in een kring onder zichzelf, en staat nu los"
        if here != key:
            return here[1], "" if len(seen) == 2 else f"hangt nu onder {here[1]}, dat erboven staat"
        if refs := self.named.get(key):
            return "", f"hoort bij {refs[0][:100]}, maar dat staat niet in dit bestand; het staat nu los"
        return "", ""

    def _above(self, key):
        """The key of the activity right above, in this file or stored before; None without one."""
        for ref in self.named.get(key, ()):
            above = (key[0], ref)
            if above != key and (above in self.hierarchy or above in self.stored):
                return above
        return None
