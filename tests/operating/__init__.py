"""Running the portal: probes, counts, the log, backups, upgrades."""
