"""Official texts taken in on screen: upload, preview against the fingerprints, confirm. No tables of its own."""
