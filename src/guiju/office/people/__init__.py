"""Districts, organs, posts, who holds them and for whom they may act; accounts and signing in."""
