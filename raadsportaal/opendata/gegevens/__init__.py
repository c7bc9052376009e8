"""What is open data: a room for each group of kinds, with how a record of each is said."""
