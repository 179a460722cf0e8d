"""Full text over everything that cases hold, within the rights of whoever asks."""
