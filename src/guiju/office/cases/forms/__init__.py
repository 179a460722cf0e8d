"""Forms of cases, made from what the rules know: the facts of an act, the operations of a step."""
