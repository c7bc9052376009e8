"""Read the text of a document (PDF, DOCX, ODT, plain text), in a process of its own with bounds on time and memory."""

from raadsportaal.basis.documents.outside import Document, Onleesbaar, read_document

__all__ = ["Document", "Onleesbaar", "read_document"]
