"""The meetlat: where a municipality stands, beside its own past and beside those that are like it."""
