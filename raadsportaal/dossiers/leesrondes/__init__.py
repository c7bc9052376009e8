"""Reading the documents of many dossiers in the queue: which ones, one after another, and what came of each."""
