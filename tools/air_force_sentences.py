"""Our sentences for a night: templates by what they say. `{name}` is filled by `air_force_statements`.

Numbers come as printed text; a template that needs a noun after a number gets both as one slot.
"""

# --- the attack: {w} the window, {W} the same with a capital, {drones} number and noun, {sites} launch sites
OPENINGS = (
    "{W}, Russian forces launched {drones} at Ukraine{sites}.",
    "A total of {drones} were launched against Ukraine {w}{sites}.",
    "{W}, Russia attacked with {drones}{sites}.",
    "Ukraine came under attack {w}. Russia launched {drones}{sites}.",
    "Russia sent {drones} towards Ukraine {w}.",
    "{W}, Ukraine was attacked with {drones}{sites}.",
    "Radar crews recorded the launch of {drones} {w}{sites}.",
    "Russian forces fired {drones} at Ukraine {w}.",
    "{W}, Russia used {drones}{sites} in its attack on Ukraine.",
    "Attack {w}: {drones} launched{sites}.",
    "{W}, Russian units struck at Ukraine with {drones}{sites}.",
    "Launches came from several directions: {w}, Russia released {drones}{sites}.",
)

# --- attack and result in one sentence, where one figure says what was stopped
MERGED_OPENINGS = (
    "{W}, air defence shot down or suppressed {S} of {drones} launched by Russia{sites}.",
    "Air defence neutralised {S} out of {drones} that Russia launched {w}{sites}.",
    "Of the {drones} that Russian forces launched {w}, {S} were shot down or suppressed.",
    "{W}, {drones} were launched at Ukraine, of which {S} were shot down or suppressed.",
    "Russia launched {drones} {w}; {S} of them were stopped.",
    "A total of {drones} were sent against Ukraine {w}{sites}, and {S} of them were downed or jammed.",
)
SPLIT_OPENINGS = (
    "Of the {drones} that Russia launched {w}, {K} were shot down and {J} {jwas} lost from radar.",
    "{W}, {drones} were launched at Ukraine{sites}, of which {K} were shot down and {J} vanished from radar.",
    "{W}, air defence downed {K} of {drones} launched by Russia{sites}; another {J} {jwas} lost from radar.",
    "Russia launched {drones} {w}{sites}: {K} were downed, {J} vanished from radar.",
)

# --- results, one figure
MERGED = (
    "Air defence shot down or suppressed {S} of them{places}.",
    "As of {t2}, {S} of them had been shot down or suppressed{places}.",
    "Of these, {S} were shot down or jammed.",
    "According to preliminary figures, {S_drones} were shot down or suppressed{places}.",
    "Air defence stopped {S} of the {L_drones}.",
    "Aircraft, missile troops, electronic warfare and mobile fire groups neutralised {S} of them{places}.",
    "The number of drones shot down or suppressed by {t2} stood at {S}.",
    "{S_cap} out of {L_drones} were neutralised.",
)
MERGED_ALL = (
    "All of them were shot down or suppressed.",
    "All {L_drones} were neutralised.",
)
MERGED_ALL_BUT = (
    "All but {u} of them were shot down or suppressed.",
    "Air defence stopped all but {u} of the {L_drones}.",
    "Air defence failed to stop only {u} of them.",
)

# --- results, shot down and lost apart
SPLIT = (
    "Air defence shot down {K} of them; another {J} {jwas} lost from radar.",
    "{K_cap} were shot down{places}, and {J} disappeared from radar without causing harm.",
    "As of {t2}, {K_drones} had been confirmed shot down{places}, while {J} vanished from radar.",
    "Of these, {K} were destroyed and {J} failed to reach their targets.",
    "Air defence units downed {K_drones}{places}. A further {J} {jwas} lost from radar.",
    "{K_cap} of the {L_drones} were intercepted; {J} {jwas} lost in location.",
    "Air defence brought down {K_drones}, and {J} more dropped off radar.",
)
SPLIT_SUM = (
    "In all, {N_drones} were neutralised: {K} were shot down and {J} {jwas} lost from radar.",
    "{N_cap} of them were neutralised; of that number {K} were shot down and {J} disappeared from radar.",
    "Air defence shot down {K_drones}, and another {J} {jwas} lost from radar: {N} neutralised in all.",
)
SPLIT_ALL_BUT = (
    "All but {u} of them were neutralised: {K} were shot down and {J} {jwas} lost from radar.",
    "Air defence stopped all but {u} of the {L_drones}; {K} were shot down, {J} vanished from radar.",
)
SPLIT_ALL = (
    "All of them were neutralised: {K} were shot down and {J} {jwas} lost from radar.",
    "All {L_drones} were stopped: {K} were shot down, {J} disappeared from radar.",
)
ONE_ONLY = (
    "Air defence shot down {K} of them{places}.",
    "{K_cap} of the {L_drones} were destroyed.",
)
ONE_ONLY_ALL = ("All of them were shot down.", "All {L_drones} were destroyed.")

# --- how many were Shaheds: in brackets after the drones, or in a sentence of its own
ESTIMATES_INSIDE = (
    " (about {e} of them Shaheds)",
    " (including around {e} Shahed-type drones)",
    " (of which some {e} were Shaheds)",
)
ESTIMATES = (
    "About {e} of the drones launched were Shaheds.",
    "The attack included around {e} Shahed-type drones.",
    "Some {e} of those launched were Shaheds.",
    "Among the drones launched were approximately {e} Shaheds.",
    "Of all the drones launched, roughly {e} were Shahed-type drones.",
)

# --- sub-counts of drones: {parts} is "27 in the south and 24 in the west",
# {clauses} "27 fell in the south and 24 in the west",
# {Areas} "In the south 27 drones were shot down, in the west 24"
PARTS = (
    "The drones {verb} include {parts}.",
    "Of those {verb}, {clauses}.",
    "{Areas}.",
    "Among those {verb} were {parts}.",
    "{Verb} by area: {parts}.",
)

# After a list of several classes the drones are named.
PARTS_OF_DRONES = (
    "The drones {verb} include {parts}.",
    "Among the drones {verb} were {parts}.",
)

# --- places
BOTH_PLACES = (
    "Hits were recorded at {h_locations}, and debris fell at {d_locations}.",
    "{H_locations} {hwere} struck; wreckage of downed drones came down at {d_locations}.",
    "Strikes were recorded at {h_locations}, falling debris at {d_locations}.",
    "Impacts: {h_locations}. Debris: {d_locations}.",
    "There were hits at {h_locations}; fragments fell at {d_locations}.",
    "Debris of intercepted weapons fell at {d_locations}, while hits were confirmed at {h_locations}.",
)
HIT_PLACES = (
    "Hits were recorded at {h_locations}.",
    "Strikes hit {h_locations}.",
    "There were impacts at {h_locations}.",
    "{H_locations} {hwere} struck.",
)
DEBRIS_PLACES = (
    "Debris fell at {d_locations}.",
    "Wreckage of downed drones came down at {d_locations}.",
)

# --- missiles: {list} is "four Kinzhal missiles and an Iskander-M missile"
MISSILES_TOO = (
    "Russia also fired {list}.",
    "Also launched {were} {list}.",
    "The attack included a missile strike as well: {list}.",
    "In addition, Russian forces launched {list}.",
    "There was a missile strike too, with {list} fired.",
)
MISSILES_ONLY = (
    "{W}, Russian forces fired {list} at Ukraine.",
    "Russia launched {list} {w}.",
)
MISSILE_TOTAL = (
    "In all, {m_missiles} were fired: {list}.",
    "Besides the drones, {m_missiles} were launched: {list}.",
    "The missile strike came on top: {m_missiles}, namely {list}.",
)
STOPPED = (
    "Air defence also {verb} {list}.",
    "{List} {were} {verb}.",
    "Missiles {verb}: {list}.",
)
STOPPED_TOTAL = (
    "In all, {m_missiles} were {verb}: {list}.",
    "Of the missiles, {m} were {verb}: {list}.",
)

# --- totals over all classes
TOTALS = (
    "Counting every kind of weapon, {a_targets} were launched, and {b} of them were {verb}{rest}.",
    "In total Russia launched {a_targets}; {b} were {verb}{rest}.",
    "Taken together, {a_targets} were launched. Air defence {verb_active} {b}{rest}.",
)

# --- bulletins: a window, then one line for each figure
BULLETINS = (
    "Attack {w}:",
    "{W} – summary of the attack:",
    "Summary for the attack {w}:",
)

# --- what was still going on
AIRBORNE = (
    "{X_drones} {was} still in the air when this was written.",
    "The attack is still running: {x_drones} {remain} airborne.",
)
LEFT = ("{y_drones} left the airspace in the direction of {country}.",)

# --- endings without a number
ENDINGS = (
    "",
    "The figures may still be updated.",
    "",
    "Air defence units of several services took part.",
    "",
    "Reports from the regions are still being collected.",
    "",
)
STRUCK = ("Strikes were reported in {regions}.", "{Regions} were hit.")
