"""The lived world in which security is tested: what stands where, who visits it, by which addresses, with which forms."""
