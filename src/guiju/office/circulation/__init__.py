"""Papers that are no matter of their own go round: who gets them, and who has read them."""
