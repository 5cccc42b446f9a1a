"""The public pages that belong to no single feature: home, search, method, legal pages, site map, feeds."""
