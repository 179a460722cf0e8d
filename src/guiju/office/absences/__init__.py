"""Leave and travel: who will be away, who stands in, what that leaves without a quorum or a signature."""
