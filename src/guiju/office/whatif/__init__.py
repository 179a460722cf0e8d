"""What if a norm were another: sandbox copies of rule texts, and past cases replayed under them."""
