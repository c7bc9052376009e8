"""Dutch praktijken for readers abroad: pages in English, a one-page PDF, and what an editor needs for them."""
