"""The forms of papers, by the pages that show them."""
