"""Claimants in groups that the slots treat alike: who fights, who holds office, who is of many nations."""

AIR_DEFENCE = frozenset({"ua_air_force", "ru_mod"})
"""They report what a raid sent and what of it they stopped."""
HEADQUARTERS = AIR_DEFENCE | {"ua_general_staff"}
"""They report every day, and of this war alone."""
ARMED = HEADQUARTERS | {
    "ua_commander",
    "ua_command_south",
    "ua_command_east",
    "ua_command_west",
    "ua_command_center",
    "ua_security_service",
    "ua_intelligence",
}
"""Whoever fights: they report what their own side did, on held land too."""
OF_OWN_STRIKES = frozenset({"ua_security_service", "ua_intelligence"})
"""What they say was hit, outside Ukraine, their own drones hit."""
OFFICIALS = frozenset({"ua_official", "ru_official"})
"""Any other office of a side."""
OF_NATIONS = frozenset({"un", "nato", "eu"})
"""Bodies of many nations."""
OF_THE_COUNTRY = frozenset({"un", "ua_president", "ua_general_staff"})
"""They tell of the whole country unless a place is named."""
