"""What keeps content right after it was published: links that are looked at, and the queue "Controle nodig"."""
