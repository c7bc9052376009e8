"""How templates, stylesheets and scripts are laid out; the test command and pre-commit ask this, and it can write."""
