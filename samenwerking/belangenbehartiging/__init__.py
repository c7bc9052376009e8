"""What VNG does for municipalities at international meetings."""
