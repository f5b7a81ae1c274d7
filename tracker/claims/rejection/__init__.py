"""Why a figure is not claimed: threats, plans, other senses, other wars, comparisons."""
