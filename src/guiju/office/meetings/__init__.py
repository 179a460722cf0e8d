"""Topic to agenda to sitting to outcome to minutes."""
