"""Rulebook -> plan: routes merged by stage, gates, requirements, limits and findings, each with its citations."""
