"""What the tests stand on: a database full of content, made once and cloned for each run."""
