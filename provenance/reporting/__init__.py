"""Reports in the formats that people and programs read, one file each behind the interface of `format`."""
