"""The elector's screens: entering, choosing, checking, casting, receipt, proxies, result."""
