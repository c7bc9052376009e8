"""Import of content through the admin: upload, match columns, see what it would do, agree, and undo it as a whole."""
