"""Which request a reply answers: chosen by whoever drafts the reply, shown on both matters."""
