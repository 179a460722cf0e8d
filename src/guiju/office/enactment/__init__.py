"""Carries a published rule text through the whole procedure of its district, with the actions that the screens use."""
