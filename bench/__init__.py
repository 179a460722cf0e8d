"""How fast Guiju is: ratios to named peers, measured in the same run. `python -m bench --help`."""
