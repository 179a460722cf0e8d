"""A case and a plan as screens draw them: words, names and article chips put to what the rules and the log say."""
