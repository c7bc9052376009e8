"""Read the text of a document (PDF, DOCX, ODT, plain text). A library: it knows no Django and nothing else of ours.

What the rest of the portal may use stands here, and nothing behind it (import-linter holds both):

- `read_document(name, data)` gives a `Document`: its text with headings and items marked, and where its pages begin;
- `check_size(bytes)` refuses what is empty or too large before anybody has to wait;
- `Onleesbaar` is raised by both, with a Dutch sentence that says what to do.

A file from outside can make a parser loop, crash or eat all memory. So `outside` starts a process of its own with
bounds on time and memory; `inside` runs there, and loads the reader of the format: `pdf` (over `pieces`, `contents`,
`running`, `order`, `lines`, `writer`), `packed` (over `docx` and `odt`, both over `parts` and `blocks`) or `plain`.
"""

from raadsportaal.basis.documents.outside import Document, Onleesbaar, check_size, read_document

__all__ = ["Document", "Onleesbaar", "check_size", "read_document"]
