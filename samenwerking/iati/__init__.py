"""Activities from IATI files of any publisher, versions 2.02 and 2.03, as programmes and projects."""
