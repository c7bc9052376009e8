"""For who keeps the portal running: how it goes, backups, upgrades. No names, addresses or words of people."""
