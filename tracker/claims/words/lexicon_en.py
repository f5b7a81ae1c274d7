# ruff: noqa: E501  (a table: one sense a line)
"""English words of the slots: event verbs with their roles, nouns, attribution, modality, markers.

A table of language facts, no logic. `VERBS` gives for each sense the forms (base, -s, past, participle,
-ing; `_` is a space) and what a counted object is to it: `obj`, `subj` or `with` (an attack *with* 12 drones),
by family of the counted noun: air, equipment, person, location, settlement, any.
"""

from tracker.claims.words.fiction_en import MADE_UP_EN, PLAY_EN
from tracker.claims.words.lexicon import Lexicon, VerbSense

_HURTS = (
    "injuries wounds shrapnel_wounds shrapnel_injuries minor_injuries light_injuries serious_injuries"
    " severe_injuries various_injuries burns blast_injuries explosive_injuries mine-blast_injuries concussion"
    " concussions acute_stress_reactions an_acute_stress_reaction"
)
_CARE = "medical_help medical_care medical_attention medical_assistance medical_treatment hospital_treatment"
_WITH = "|".join(
    " ".join(f"{form}_{what}" for form in forms.split())
    for forms, whats in (
        ("suffer suffers suffered suffered suffering", _HURTS),
        ("sustain sustains sustained sustained sustaining", _HURTS),
        ("receive receives received received receiving", f"{_HURTS} {_CARE}"),
        ("get gets got got getting", _HURTS),
        ("need needs needed needed needing", f"{_CARE} treatment"),
        ("require requires required required requiring", f"{_CARE} treatment"),
        ("seek seeks sought sought seeking", f"{_CARE} treatment"),
        ("request requests requested requested requesting", _CARE),
        ("ask_for asks_for asked_for asked_for asking_for", _CARE),
    )
    for what in whats.split()
)
"""Ways of being hurt: "received shrapnel wounds", "sought medical help"."""
_HARMED = "|".join(
    " ".join(f"{form}_{how}damage" for form in forms.split())
    for forms in (
        "suffer suffers suffered suffered suffering",
        "sustain sustains sustained sustained sustaining",
        "receive receives received received receiving",
        "take takes took taken taking",
    )
    for how in (
        *("", "some_", "minor_", "light_", "slight_", "partial_", "serious_", "severe_", "heavy_", "major_"),
        *("significant_", "extensive_", "considerable_", "substantial_", "critical_", "blast_", "fire_"),
    )
)
"""Ways of being damaged: "sustained heavy damage"."""
_FELL = "".join(
    "|" + " ".join(f"{form}_{where}" for form in forms.split())
    for forms in ("fall falls fell fallen falling", "crash crashes crashed crashed crashing")
    for where in (
        *("harmlessly", "without_consequences", "without_causing", "without_damage", "without_harm"),
        *("in_open_fields_without", "in_fields_without", "in_a_field_without", "in_open_areas_without"),
    )
)
"""In "18 fell in open fields without causing damage" they missed."""
_WAYS = ["to", "towards", "toward", "into", "in_the_direction_of"]
_FLIES = "fly flies flew flown flying|head heads headed headed heading|turn turns turned turned turning"
_MOVES = (
    "carry_on carries_on carried_on carried_on carrying_on|continue continues continued continued continuing"
    "|drift drifts drifted drifted drifting|stray strays strayed strayed straying"
    "|return returns returned returned returning|pass passes passed passed passing"
    "|cross crosses crossed crossed crossing|veer veers veered veered veering"
    "|move_on moves_on moved_on moved_on moving_on|go_on goes_on went_on gone_on going_on"
)
_WAYS_ON = [f"{on}_{way}" for on in ("off", "away", "back", "on") for way in _WAYS]
_WAYS_AWAY = [f"{on}_{way}" for on in ("off", "away", "back") for way in _WAYS]
_TOWARDS = ["towards", "toward", "in_the_direction_of"]
_GOES = "go goes went gone going|slip slips slipped slipped slipping|move moves moved moved moving"
_GOES_OUT = (
    "disappear disappears disappeared disappeared disappearing|vanish vanishes vanished vanished vanishing"
    "|make_off makes_off made_off made_off making_off"
)
_LEFT = "".join(
    "|" + " ".join(f"{form}_{way}" for form in forms.split())
    for moves, ways in (
        (_FLIES, _WAYS_ON + _WAYS),
        (_MOVES, _WAYS),
        (_GOES, _WAYS_AWAY),
        (_GOES_OUT, _TOWARDS),
    )
    for forms in moves.split("|")
    for way in ways
    if forms[:4] != "turn" or way not in ("to", "into")
)
"""In "two flew away in the direction of Belarus" they left."""

VERBS: dict[str, VerbSense] = {
    "launch": VerbSense(
        "launch launches launched launched launching|drop drops dropped dropped dropping|fire fires fired fired firing"
        "|send sends sent sent sending"
        "|unleash unleashes unleashed unleashed unleashing|deploy deploys deployed deployed deploying"
        "|use uses used used using|employ employs employed employed employing"
        "|release releases released released releasing|dispatch dispatches dispatched dispatched dispatching"
        "|hurl hurls hurled hurled hurling|lob lobs lobbed lobbed lobbing|throw throws threw thrown throwing"
        "|fire_off fires_off fired_off fired_off firing_off|direct directs directed directed directing"
        "|rain_down rains_down rained_down rained_down raining_down|rain rains rained rained raining"
        "|aim aims aimed aimed aiming|launch_at launches_at launched_at launched_at launching_at"
        "|expend expends expended expended expending|loose looses loosed loosed loosing"
        "|let_loose lets_loose let_loose let_loose letting_loose|pour pours poured poured pouring",
        {"obj.air": "launched"},
    ),
    "involve": VerbSense(
        "involve involves involved involved involving|comprise comprises comprised comprised comprising"
        "|consist_of consists_of consisted_of consisted_of consisting_of"
        "|feature features featured featured featuring|see sees saw seen seeing"
        "|count counts counted counted counting|record records recorded recorded recording"
        "|detect detects detected detected detecting|track tracks tracked tracked tracking"
        "|spot spots spotted spotted spotting|register registers registered registered registering"
        "|report reports reported reported reporting|total totals totalled totalled totalling|- - numbered numbered numbering"
        "|speak_of speaks_of spoke_of spoken_of speaking_of"
        "|list lists listed listed listing|mention mentions mentioned mentioned mentioning"
        "|add_up_to adds_up_to added_up_to added_up_to adding_up_to|sum_to sums_to summed_to summed_to summing_to"
        "|come_to comes_to came_to come_to coming_to|amount_to amounts_to amounted_to amounted_to amounting_to"
        "|tally tallies tallied tallied"
        " tallying|log logs logged logged logging|name names named named naming"
        "|face faces faced faced facing|endure endures endured endured enduring"
        "|weather weathers weathered weathered weathering|withstand withstands withstood withstood withstanding"
        "|there_are - there_were - -|there_is - there_was - -|there_have_been - there_had_been - -",
        {"obj.air": "launched", "obj.hits": "hit"},
    ),
    "attack": VerbSense(
        "attack attacks attacked attacked attacking|target targets targeted targeted targeting"
        "|pound pounds pounded pounded pounding|bombard bombards bombarded bombarded bombarding"
        "|assault assaults assaulted assaulted assaulting|raid raids raided raided raiding"
        "|pummel pummels pummelled pummelled pummelling|pummel pummels pummeled pummeled pummeling"
        "|blitz blitzes blitzed blitzed blitzing|batter batters battered battered battering"
        "|hammer hammers hammered hammered hammering|- - bombed bombed -|shell shells shelled shelled shelling"
        "|pelt pelts pelted pelted pelting|strafe strafes strafed strafed strafing|rake rakes raked raked raking"
        "|let_fly_with lets_fly_with let_fly_with let_fly_with letting_fly_with|bear_down_on bears_down_on bore_down_on"
        " borne_down_on bearing_down_on|batter_at batters_at battered_at battered_at battering_at"
        "|descend_on descends_on descended_on descended_on descending_on"
        "|fly_at flies_at flew_at flown_at flying_at|swarm swarms swarmed swarmed swarming|come_in comes_in came_in come_in coming_in"
        "|come comes came - -|follow follows followed - -|rain_on rains_on rained_on rained_on raining_on|rain_down_on rains_down_on rained_down_on rained_down_on raining_down_on|come_at comes_at came_at come_at coming_at|fly_in flies_in flew_in flown_in flying_in"
        "|fly_from flies_from flew_from flown_from flying_from"
        "|approach_from approaches_from approached_from approached_from approaching_from"
        "|set_out_from sets_out_from set_out_from set_out_from setting_out_from"
        "|set_off_from sets_off_from set_off_from set_off_from setting_off_from"
        "|pour_in pours_in poured_in poured_in pouring_in"
        "|participate_in participates_in participated_in participated_in"
        " participating_in|take_part_in takes_part_in took_part_in taken_part_in taking_part_in"
        "|set_a_record sets_a_record - - setting_a_record|set_a_new_record sets_a_new_record - - setting_a_new_record"
        "|invade invades invaded invaded invading",
        {"subj.air": "launched", "with.air": "launched"},
    ),
    "enter": VerbSense(
        "enter enters entered entered entering|violate violates violated violated violating"
        "|breach breaches breached breached breaching|intrude_into intrudes_into intruded_into intruded_into"
        " intruding_into",
        {"subj.air": "entered"},
        intransitive=True,
    ),
    "strike": VerbSense(
        "hit hits hit hit hitting|strike strikes struck struck striking"
        "|slam_into slams_into slammed_into slammed_into slamming_into"
        "|smash_into smashes_into smashed_into smashed_into smashing_into"
        "|crash_into crashes_into crashed_into crashed_into crashing_into"
        "|fall_on falls_on fell_on fallen_on falling_on|dive_on dives_on dived_on dived_on diving_on"
        "|dive_into dives_into dived_into dived_into diving_into|swoop_on swoops_on swooped_on swooped_on swooping_on"
        "|fall_inside falls_inside fell_inside fallen_inside falling_inside"
        "|fall_within falls_within fell_within fallen_within falling_within"
        "|come_down_on comes_down_on came_down_on come_down_on coming_down_on"
        "|plough_into ploughs_into ploughed_into ploughed_into ploughing_into"
        "|plow_into plows_into plowed_into"
        " plowed_into plowing_into|impact impacts impacted impacted impacting",
        {
            "subj.air": "hit",
            "with.air": "launched",
            "obj.location": "hit_locations",
            "obj.equipment": "equipment_damaged",
            "obj.hits": "hit",
        },
    ),
    "through": VerbSense(
        "get_through gets_through got_through got_through getting_through"
        "|get_past gets_past got_past got_past getting_past"
        "|break_through breaks_through broke_through broken_through breaking_through"
        "|make_it_through makes_it_through made_it_through made_it_through making_it_through"
        "|slip_through slips_through slipped_through slipped_through slipping_through"
        "|slip_by slips_by slipped_by slipped_by slipping_by|get_by gets_by got_by got_by getting_by"
        "|sneak_past sneaks_past sneaked_past sneaked_past sneaking_past"
        "|slip_past slips_past slipped_past slipped_past slipping_past|sneak_through sneaks_through sneaked_through"
        " sneaked_through sneaking_through|make_it_past makes_it_past made_it_past made_it_past making_it_past"
        "|punch_through punches_through punched_through punched_through punching_through"
        "|come_through comes_through came_through come_through coming_through"
        "|penetrate penetrates penetrated penetrated penetrating"
        "|evade evades evaded evaded evading|escape_interception escapes_interception"
        " escaped_interception escaped_interception escaping_interception|pierce pierces pierced pierced piercing"
        "|land lands landed landed landing|strike_home strikes_home struck_home struck_home striking_home"
        "|explode_on_impact explodes_on_impact exploded_on_impact exploded_on_impact exploding_on_impact"
        "|hit_home hits_home hit_home hit_home hitting_home|leak_through leaks_through leaked_through"
        " leaked_through leaking_through|connect connects connected connected connecting"
        "|find_a_target finds_a_target found_a_target found_a_target finding_a_target"
        "|find_their_target finds_their_target found_their_target found_their_target finding_their_target"
        "|find_their_targets finds_their_targets found_their_targets found_their_targets finding_their_targets"
        "|find_their_mark finds_their_mark found_their_mark found_their_mark finding_their_mark"
        "|find_their_marks finds_their_marks found_their_marks found_their_marks finding_their_marks"
        "|find_its_mark finds_its_mark found_its_mark found_its_mark finding_its_mark"
        "|find_its_target finds_its_target found_its_target found_its_target finding_its_target",
        {"subj.air": "hit"},
        intransitive=True,
    ),
    "reach": VerbSense(
        "reach reaches reached reached reaching",
        {"subj.air": "hit", "obj.air": "launched"},
        intransitive=True,
    ),
    "shoot_down": VerbSense(
        "shoot_down shoots_down shot_down shot_down shooting_down|down downs downed downed downing"
        "|intercept intercepts intercepted intercepted intercepting|shoot shoots shot shot shooting"
        "|bring_down brings_down brought_down brought_down bringing_down"
        "|take_down takes_down took_down taken_down taking_down"
        "|take_out takes_out took_out taken_out taking_out"
        "|knock_down knocks_down knocked_down knocked_down knocking_down"
        "|knock_out knocks_out knocked_out knocked_out knocking_out"
        "|shoot_out_of_the_sky shoots_out_of_the_sky shot_out_of_the_sky shot_out_of_the_sky"
        " shooting_out_of_the_sky|blast blasts blasted blasted blasting"
        "|gun_down guns_down gunned_down gunned_down gunning_down"
        "|shoot_up shoots_up shot_up shot_up shooting_up"
        "|kill_off kills_off killed_off killed_off killing_off|swat swats swatted swatted swatting"
        "|pick_off picks_off picked_off picked_off picking_off|swat_down swats_down swatted_down swatted_down swatting_down"
        "|bag bags bagged bagged bagging|- - felled felled felling|zap zaps zapped zapped zapping",
        {"obj.air": "shot_down", "obj.equipment": "equipment_destroyed", "with.air": ""},
    ),
    "fall_to": VerbSense(
        "fall_to falls_to fell_to fallen_to falling_to"
        "|fall_victim_to falls_victim_to fell_victim_to fallen_victim_to falling_victim_to"
        "|fall_prey_to falls_prey_to fell_prey_to fallen_prey_to falling_prey_to",
        {"subj.air": "shot_down"},
        intransitive=True,
    ),
    "destroy": VerbSense(
        "destroy destroys destroyed destroyed destroying|decimate decimates decimated decimated decimating"
        "|eliminate eliminates eliminated eliminated eliminating"
        "|wipe_out wipes_out wiped_out wiped_out wiping_out|obliterate obliterates obliterated obliterated"
        " obliterating|burn burns burned burned burning|burn burns burnt burnt burning|burn_out burns_out burnt_out burnt_out burning_out|burn_out burns_out burned_out burned_out burning_out"
        "|burn_down burns_down burnt_down burnt_down burning_down"
        "|torch torches torched torched torching|incinerate incinerates incinerated incinerated incinerating"
        "|wreck wrecks wrecked wrecked wrecking|sink sinks sank sunk sinking"
        "|put_out_of_action puts_out_of_action put_out_of_action put_out_of_action putting_out_of_action"
        "|blow_up blows_up blew_up blown_up blowing_up",
        {
            "obj.air": "shot_down",
            "obj.equipment": "equipment_destroyed",
            "obj.person": "personnel_losses",
            "with.air": "launched",
        },
    ),
    "burn": VerbSense(
        "go_up_in_flames goes_up_in_flames went_up_in_flames gone_up_in_flames going_up_in_flames",
        {"subj.air": "equipment_destroyed", "subj.equipment": "equipment_destroyed"},
        intransitive=True,
    ),
    "neutralise": VerbSense(
        "neutralise neutralises neutralised neutralised neutralising"
        "|neutralize neutralizes neutralized neutralized neutralizing|stop stops stopped stopped stopping"
        "|repel repels repelled repelled repelling|thwart thwarts thwarted thwarted thwarting"
        "|take_care_of takes_care_of took_care_of taken_care_of taking_care_of"
        "|put_paid_to puts_paid_to put_paid_to put_paid_to putting_paid_to"
        "|deal_with deals_with dealt_with dealt_with dealing_with"
        "|cope_with copes_with coped_with coped_with coping_with|foil foils foiled foiled foiling"
        "|disable disables disabled disabled disabling|counter counters countered countered countering"
        "|parry parries parried parried parrying|fend_off fends_off fended_off fended_off fending_off"
        "|render_harmless renders_harmless rendered_harmless rendered_harmless rendering_harmless"
        "|account_for accounts_for accounted_for accounted_for accounting_for"
        "|halt halts halted halted halting"
        "|beat_off beats_off beat_off beaten_off beating_off"
        "|see_off sees_off saw_off seen_off seeing_off"
        "|ward_off wards_off warded_off warded_off warding_off"
        "|block blocks blocked blocked blocking|defeat defeats defeated defeated defeating"
        "|keep_out keeps_out kept_out kept_out keeping_out",
        {"obj.air": "neutralised", "obj.equipment": "equipment_damaged", "obj.person": "personnel_losses"},
    ),
    "suppress": VerbSense(
        "suppress suppresses suppressed suppressed suppressing|jam jams jammed jammed jamming"
        "|electronically_suppress electronically_suppresses electronically_suppressed electronically_suppressed"
        " electronically_suppressing|electronically_jam electronically_jams electronically_jammed"
        " electronically_jammed electronically_jamming|spoof spoofs spoofed spoofed spoofing"
        "|bring_down_by_electronic_warfare - brought_down_by_electronic_warfare brought_down_by_electronic_warfare -"
        "|stop_by_electronic_warfare - stopped_by_electronic_warfare stopped_by_electronic_warfare -"
        "|disable_by_electronic_warfare - disabled_by_electronic_warfare disabled_by_electronic_warfare -"
        "|neutralise_by_electronic_warfare - neutralised_by_electronic_warfare"
        " neutralised_by_electronic_warfare -|divert diverts diverted diverted diverting",
        {"obj.air": "suppressed"},
    ),
    "lose": VerbSense(
        "lose loses lost lost losing|write_off writes_off wrote_off written_off writing_off",
        {
            "obj.air": "lost",
            "obj.equipment": "equipment_destroyed",
            "obj.person": "personnel_losses",
        },
    ),
    "off_radar": VerbSense(
        "lose_contact_with loses_contact_with lost_contact_with lost_contact_with losing_contact_with"
        "|lose_sight_of loses_sight_of lost_sight_of lost_sight_of losing_sight_of"
        "|lose_from_radar loses_from_radar lost_from_radar lost_from_radar"
        " losing_from_radar|lose_from_radars loses_from_radars lost_from_radars lost_from_radars"
        " losing_from_radars|lose_track_of loses_track_of lost_track_of lost_track_of losing_track_of"
        "|lose_on_radar loses_on_radar lost_on_radar lost_on_radar losing_on_radar"
        "|lose_in_location loses_in_location lost_in_location lost_in_location losing_in_location"
        "|locationally_lose - locationally_lost locationally_lost -",
        {"obj.air": "lost"},
    ),
    "vanish": VerbSense(
        "disappear disappears disappeared disappeared disappearing"
        "|vanish vanishes vanished vanished vanishing"
        "|drop_off_radars drops_off_radars dropped_off_radars dropped_off_radars dropping_off_radars"
        "|drop_off_the_radar drops_off_the_radar dropped_off_the_radar dropped_off_the_radar dropping_off_the_radar"
        "|drop_off_radar drops_off_radar dropped_off_radar dropped_off_radar dropping_off_radar"
        "|drop_off drops_off dropped_off dropped_off dropping_off"
        "|fall_off falls_off fell_off fallen_off falling_off"
        "|go_missing goes_missing went_missing gone_missing going_missing"
        "|fade_from fades_from faded_from faded_from fading_from|slip_off slips_off slipped_off slipped_off"
        " slipping_off|go_off_radar goes_off_radar went_off_radar gone_off_radar going_off_radar"
        "|lose_their_way loses_their_way lost_their_way lost_their_way losing_their_way"
        "|fall_on_their_own falls_on_their_own fell_on_their_own fallen_on_their_own falling_on_their_own"
        "|crash_on_their_own crashes_on_their_own crashed_on_their_own crashed_on_their_own"
        " crashing_on_their_own|go_off_course goes_off_course went_off_course gone_off_course going_off_course"
        "|veer_off_course veers_off_course veered_off_course veered_off_course veering_off_course"
        "|stray_off_course strays_off_course strayed_off_course strayed_off_course straying_off_course"
        "|go_astray goes_astray went_astray gone_astray going_astray" + _FELL,
        {"subj.air": "lost", "subj.person": "missing"},
        intransitive=True,
    ),
    "go_down": VerbSense(
        "go_down goes_down went_down gone_down going_down",
        {"subj.equipment": "equipment_destroyed"},
        intransitive=True,
    ),
    "come_down": VerbSense(  # nothing is told of what it struck
        "come_down comes_down came_down come_down coming_down",
        {},
    ),
    "not_reach": VerbSense(
        "fail_to_reach fails_to_reach failed_to_reach failed_to_reach failing_to_reach"
        "|not_reach does_not_reach did_not_reach did_not_reach not_reaching"
        "|never_reach never_reaches never_reached never_reached never_reaching"
        "|not_achieve does_not_achieve did_not_achieve did_not_achieve not_achieving"
        "|fail_to_achieve fails_to_achieve failed_to_achieve failed_to_achieve failing_to_achieve"
        "|not_attain does_not_attain did_not_attain did_not_attain not_attaining"
        "|- - had_not_reached didn't_reach -|- - have_not_reached has_not_reached -"
        "|miss misses missed missed -"
        "|fall_short_of falls_short_of fell_short_of fallen_short_of falling_short_of"
        "|fall_short falls_short fell_short fallen_short falling_short"
        "|fail_to_hit fails_to_hit failed_to_hit failed_to_hit failing_to_hit"
        "|not_hit does_not_hit did_not_hit did_not_hit not_hitting|fail_to_get_through fails_to_get_through"
        " failed_to_get_through failed_to_get_through failing_to_get_through"
        "|fail_to_find fails_to_find failed_to_find failed_to_find failing_to_find"
        "|not_make_it does_not_make_it did_not_make_it did_not_make_it not_making_it"
        "|not_get_to does_not_get_to did_not_get_to did_not_get_to not_getting_to|- - had_not_got_to never_got_to -"
        "|fail_to_get_to fails_to_get_to failed_to_get_to failed_to_get_to failing_to_get_to"
        "|- never_makes_it never_made_it never_made_it -|- - failed_to_make_it failed_to_make_it -"
        "|- never_arrives never_arrived never_arrived -"
        "|fall_without_reaching falls_without_reaching fell_without_reaching fallen_without_reaching falling_without_reaching"
        "|crash_without_reaching crashes_without_reaching crashed_without_reaching crashed_without_reaching crashing_without_reaching"
        "|come_down_without_reaching comes_down_without_reaching came_down_without_reaching come_down_without_reaching -"
        "|go_down_without_reaching goes_down_without_reaching went_down_without_reaching gone_down_without_reaching -",
        {"subj.air": "not_reached"},
        intransitive=True,
    ),
    "leave": VerbSense(
        "leave leaves left left leaving|exit exits exited exited exiting|cross crosses crossed crossed crossing"
        "|depart departs departed departed departing|turn_back turns_back turned_back turned_back turning_back"
        "|fly_back flies_back flew_back flown_back flying_back|fly_off flies_off flew_off flown_off flying_off"
        "|fly_away flies_away flew_away flown_away flying_away|fly_on flies_on flew_on flown_on flying_on"
        "|head_for heads_for headed_for headed_for heading_for"
        "|set_off_for sets_off_for set_off_for set_off_for setting_off_for"
        "|set_course_for sets_course_for set_course_for set_course_for setting_course_for"
        "|end_up_in ends_up_in ended_up_in ended_up_in ending_up_in" + _LEFT,
        {"subj.air": "left_airspace"},
        intransitive=True,
    ),
    "airborne": VerbSense(
        "",
        {"subj.air": "still_airborne"},
        intransitive=True,
        predicates="still in the air|in the air|in the sky|in the skies|still in the sky|still in the airspace|in the airspace|remain in the airspace|in ukraine's airspace|remain in the air|remained in the air|still airborne|airborne"
        "|still flying|still circling|circling|remain airborne|remained airborne|still up|still en route"
        "|still in ukrainian airspace|in ukrainian airspace|in our airspace|in our skies|in the country's airspace|still in flight|remain in ukrainian airspace|still over ukraine"
        "|remained in ukrainian airspace|remained over|still over|still moving|still hang over|still hung over|still hunted|still being hunted"
        "|still being tracked|still aloft|in ukrainian skies|in ukraine's skies|in its skies|over our heads"
        "|above our heads|over their heads",
    ),
    "kill": VerbSense(
        "kill kills killed killed killing|slay slays slew slain slaying|massacre massacres massacred massacred massacring"
        "|cut_down cuts_down cut_down cut_down cutting_down|murder murders murdered murdered murdering"
        "|claim_the_lives_of claims_the_lives_of claimed_the_lives_of claimed_the_lives_of claiming_the_lives_of"
        "|take_the_lives_of takes_the_lives_of took_the_lives_of taken_the_lives_of taking_the_lives_of"
        "|cost_the_lives_of costs_the_lives_of cost_the_lives_of cost_the_lives_of costing_the_lives_of",
        {"obj.person": "killed", "obj.equipment": ""},
        predicates="dead|fatally wounded|lost their lives|lost his life|lost her life|did not survive|have not survived|could not be saved|could not be rescued"
        "|fell in battle|fell in the battle|fell in combat|fell in action|fell in the fighting|fell at the front"
        "|have fallen in battle|had fallen in battle|fallen in battle|fallen in action|fallen at the front",
    ),
    "hospitalise": VerbSense(
        "hospitalise hospitalises hospitalised hospitalised hospitalising"
        "|hospitalize hospitalizes hospitalized hospitalized hospitalizing"
        "|take_to_hospital takes_to_hospital took_to_hospital taken_to_hospital taking_to_hospital"
        "|end_up_in_hospital ends_up_in_hospital ended_up_in_hospital ended_up_in_hospital ending_up_in_hospital"
        "|rush_to_hospital rushes_to_hospital rushed_to_hospital rushed_to_hospital rushing_to_hospital"
        "|admit_to_hospital admits_to_hospital admitted_to_hospital admitted_to_hospital admitting_to_hospital",
        {"obj.person": "injured", "subj.person": "injured"},
        predicates="in hospital|in intensive care|treated in hospital|being treated in hospital|being treated|receiving treatment|under treatment|undergoing treatment|received treatment",
    ),
    "die": VerbSense(
        "die dies died died dying|perish perishes perished perished perishing"
        "|succumb succumbs succumbed succumbed succumbing",
        {"subj.person": "killed"},
        intransitive=True,
    ),
    "injure": VerbSense(
        "injure injures injured injured injuring|wound wounds wounded wounded wounding"
        "|hurt hurts hurt hurt hurting|treat_for - treated_for treated_for treating_for"
        "|maim maims maimed maimed maiming|" + _WITH,
        {"obj.person": "injured", "subj.person": "injured"},
    ),
    "missing": VerbSense(
        "",
        {"subj.person": "missing"},
        intransitive=True,
        predicates="missing|unaccounted for|still missing|reported missing|listed as missing|looked for|searched for"
        "|sought",
    ),
    "damage": VerbSense(
        "damage damages damaged damaged damaging|cripple cripples crippled crippled crippling"
        "|set_ablaze sets_ablaze set_ablaze set_ablaze setting_ablaze"
        "|set_on_fire sets_on_fire set_on_fire set_on_fire setting_on_fire"
        "|set_alight sets_alight set_alight set_alight setting_alight",
        {"obj.equipment": "equipment_damaged", "with.air": "launched"},
    ),
    "take_damage": VerbSense(_HARMED, {"subj.equipment": "equipment_damaged"}, intransitive=True),
    "produce": VerbSense(
        "produce produces produced produced producing|manufacture manufactures manufactured manufactured"
        " manufacturing|make makes made made making|build builds built built building|assemble assembles"
        " assembled assembled assembling|turn_out turns_out turned_out turned_out turning_out"
        "|churn_out churns_out churned_out churned_out churning_out|roll_out rolls_out rolled_out rolled_out"
        " rolling_out|mass-produce mass-produces mass-produced mass-produced mass-producing",
        {"obj.any": "production"},
    ),
    "stock": VerbSense(
        "stockpile stockpiles stockpiled stockpiled stockpiling|amass amasses amassed amassed amassing"
        "|store stores stored stored storing|accumulate accumulates accumulated accumulated accumulating"
        "|keep_in_reserve keeps_in_reserve kept_in_reserve kept_in_reserve keeping_in_reserve",
        {"obj.air": "stock", "obj.equipment": "stock"},
        predicates="in stock|in reserve|in store|left in stock|in storage|in stocks|in stockpiles"
        "|in its arsenal|in its arsenals|in its stockpile|in its stockpiles|in its stock|in its stocks"
        "|in its inventory|in its reserves|in their arsenal|in their arsenals|in their stockpile"
        "|in their stockpiles|in their stock|in their stocks|in their inventory|in their reserves"
        "|in russia's stockpiles|in russia's arsenal|in russian stockpiles|in the russian arsenal"
        "|at its disposal|at their disposal",
    ),
    "hold": VerbSense(
        "control controls controlled controlled controlling|hold holds held held holding"
        "|occupy occupies occupied"
        " occupied occupying|retain retains retained retained retaining"
        "|liberate liberates liberated liberated"
        " liberating|keep keeps kept kept keeping|remain remains remained remained remaining"
        "|administer administers"
        " administered administered administering",
        {"obj.territory": "territory_held"},
        predicates="free|under control|in the hands of|under the control of|under occupation|unoccupied",
    ),
}

NOUN_EVENTS: dict[str, tuple[str, str]] = {  # noun -> (sense, role of what follows "of", "with", "by")
    "launch|launches|firing|use|launching": ("launch", "obj"),
    "downing|interception|interceptions|shooting down|shoot-down|shootdown|downings": ("shoot_down", "obj"),
    "destruction|elimination|liquidation": ("destroy", "obj"),
    "loss|losses|combat losses|battle losses|combat loss": ("lose", "obj"),
    "neutralisation|neutralization": ("neutralise", "obj"),
    "suppression|jamming|electronic suppression": ("suppress", "obj"),
    "loss from radar|loss from radars|loss of radar contact with|location was lost of|location has been lost of"
    "|contact was lost with|contact has been lost with|radar contact was lost with|tracking was lost of"
    "|track was lost of|disappearance|disappearance from radar": (
        "off_radar",
        "obj",
    ),
    "under fire": ("attack", "with"),
    "attack|attacks|raid|raids|assault|assaults|barrage|barrages|salvo|salvoes|salvos|wave|waves|bombardment"
    "|bombing|bombings|onslaught|volley|volleys|swarm|swarms|blitz|strike package|attack package|strike force|strikes|strike"
    "|air strike|airstrike|bombardments|fusillade|armada|air raid|aerial attack|air attack": (
        "attack",
        "with",
    ),
    "death|deaths|killing|killings": ("kill", "obj"),
    "wounding|injuring|injuries to|injury to|injury of|injuries of|wounds to": ("injure", "obj"),
    "production|output|manufacture|manufacturing|assembly": ("produce", "obj"),
    "stockpile|stockpiles|stock|stocks|arsenal|reserve of|reserves of|reserve|inventory": ("stock", "obj"),
    "hits by|strikes by|impacts of|impact of|hits of|direct hits by|direct hits of|hit by"
    "|hits from|direct hits from|direct hits with|impacts from|impacts by": (
        "strike",
        "subj",
    ),
}

# A counted noun that is an event itself: "12 hits at 7 locations", "three deaths".
COUNTED_EVENTS: dict[str, tuple[str, str]] = {  # nouns -> (metric, class)
    "hits|direct hits|impacts|direct hit": ("hit", "air_target"),
    "deaths|fatalities|dead|death|fatality": ("killed", "person"),
    "injuries|wounded|injured|injury": ("injured", "person"),
}

LEXICON = Lexicon(
    verbs=VERBS,
    noun_events=NOUN_EVENTS,
    counted_events=COUNTED_EVENTS,
    words={
        "air_noun": "target|targets|aerial target|aerial targets|air target|air targets|weapon|weapons"
        "|aerial weapons"
        "|air weapons|means of air attack|air attack means|aerial attack means|aerial attack weapons"
        "|air attack weapons|airborne targets|airborne objects|airborne object|enemy targets|objects|aerial objects|projectiles|aerial munitions|air munitions"
        "|long-range munitions|attack munitions|strike munitions|airborne munitions"
        "|strike weapons|attack weapons|weapons of air attack|means of attack|air assets|aerial assets"
        "|aerial threats|air threats|incoming targets|devices|air-attack weapons|air-attack means"
        "|enemy weapons"
        "|aerial vehicles|aerial attack assets|air attack assets|threats|weapons of attack"
        "|units of air attack",
        "person_noun": "rescue workers|rescue worker|first responders|first responder|medical workers|aid workers|aid worker|souls|bodies|people|person|persons|man|men|woman|women|worker|workers|medic|medics|rescuer|rescuers"
        "|firefighter|firefighters|paramedic|paramedics|police officer|police officers|policeman|policemen"
        "|employee|employees|victim|victims|passenger|passengers|pensioner|pensioners|driver|drivers|doctor"
        "|doctors|nurse|nurses|patient|patients|teacher|teachers|journalist|journalists|others|locals|farmer"
        "|farmers|volunteer|volunteers|staff|miner|miners|energy workers|utility workers|officers|citizens"
        "|inhabitants|villagers|townspeople|colleagues|bystanders|shoppers|tourists|students|lives|guests|adults|adult|pedestrians|motorists"
        "|emergency workers|sailor|sailors|mechanic|mechanics|engineer|engineers|guard|guards|security guard"
        "|security guards|relative|relatives|neighbour|neighbours|neighbor|neighbors|member|members|crew members"
        "|family members|crew member|family member|athlete|athletes|priest|priests|prisoner|prisoners|inmates"
        "|commuters|cyclist|cyclists|foreigners|nationals|electrician|electricians|technicians|railway workers"
        "|power engineers|postal workers|humanitarian workers|builders|fishermen|hunters|shepherds"
        "|actors|musicians|scientists|lecturers|couriers|truckers|conductors|bakers|cooks|vendors|customers"
        "|parishioners|worshippers|pilgrims|refugees|evacuees|displaced people|survivors|deminers|sappers"
        "|docker|dockers|dockworkers|stevedores|longshoremen|welder|welders|plumbers|carpenters|shopkeepers|traders"
        "|cashiers|waiters|waitresses|chefs|barbers|hairdressers|cleaners|janitors|caretakers|gardeners|foresters"
        "|beekeepers|librarians|clerks|pharmacists|surgeons|dentists|orderlies|nuns|monks|postmen|ferrymen|boatmen",
        "civilian_noun": "civilian|civilians|resident|residents|local residents|noncombatants|civilian people",
        "child_noun": "child|children|boy|boys|girl|girls|teenager|teenagers|teen|teens|minor|minors|infant"
        "|infants"
        "|toddler|toddlers|baby|babies|schoolchildren|pupils|kids|underage",
        "soldier_noun": "soldier|soldiers|troops|personnel|servicemen|servicewomen|service members"
        "|military personnel"
        "|marines|fighters killed|militants|occupiers|occupants|invaders|mercenaries|conscripts"
        "|servicepeople|serviceman"
        "|recruits|combatants|military men|combat casualties|enemy troops|enemy personnel"
        "|men and women in uniform|generals|major generals|lieutenant generals|colonel generals|brigadier generals"
        "|colonels|lieutenant colonels|majors|lieutenants|senior lieutenants|junior lieutenants|sergeants|army officers"
        "|commanders|warrant officers|naval officers|infantrymen|paratroopers",
        "casualty_noun": "military personnel losses|military losses|casualties|causalities|losses in personnel|personnel losses|combat losses|troop losses|losses in manpower|manpower losses",
        "location_noun": "location|locations|site|sites|place|places|different locations",
        "settlement_noun": "settlement|settlements|village|villages|town|towns|hamlets",
        "debris_word": "fall of downed|fall of the downed|fall of shot-down|fall of intercepted|debris|wreckage|wreck of|wrecks of|fragments|falling debris|remnants|remains of|fallout",
        "anti_head": "bomb disposal|bomb-disposal|shelling|shellings|bombardments|car bomb|car bombs|suicide bomb|suicide bombs|roadside bomb|roadside bombs|parcel bomb|pipe bomb|nail bomb|interceptor drones|interceptor drone|interceptor missiles|interceptor missile|naval drones|naval drone|sea drones|sea drone|marine drones|maritime drones|surface drones|water drones|underwater drones|underwater drone|drone boats|seaborne drones|attack|attacks|strike|strikes|raid|raids|operators|operator|crews|crew|carrier|carriers"
        "|factory|factories|plant|plants|launchers|launcher|batteries|battery|components|parts|unit|units"
        "|pilots|pilot|makers|maker|producers|engines|warheads|warhead|salvos|salvo|launch|launches|threat"
        "|threats|alert|alerts|sorties|sortie|regiments|brigades|brigade|battalions|facilities"
        "|bases|base|depots"
        "|shipments|deliveries|contracts|projects|production|incursions|incursion|hits|barrages|waves|wave"
        "|interceptors|systems contracts|models|types|incidents|debris|assaults|assault|range|fragments|sites"
        "|storage|warehouses|workshops|teams|defence systems|barrage|explosions|schools|assembly|development"
        "|interceptions|interception|groups|group|strike groups|manufacturers|victims|launch sites",
        "subset": "including|among them|among these|of which|of these|of those|out of which|of whom"
        "|among whom"
        "|among which|of them|out of them|out of these|some of which|most notably|inclusive of|counting"
        "|among those|including among them|between them",
        "rest": "the rest|the remainder|the others|the remaining ones|the remaining|all the others|the other"
        "|the rest of them|all others|the other ones",
        "last_one": "the last one|the remaining one|the other one|the final one|the last|the other|the final"
        "|the remaining|the last remaining|the last remaining one|the sole remaining|the only remaining|the one remaining",
        "same_number": "the same number|the same number of|the same amount|as many|an equal number"
        "|an equal number of"
        "|just as many|the same quantity",
        "his_words": "in his words|in her words|in their words|in its words"
        "|by its count|by its estimate|by its estimates|by its tally|by its reckoning|by its calculations|by its own count"
        "|by its own estimate|by his count|by his estimate|by his reckoning|by his calculations|by her count|by her estimate"
        "|by their count|by their estimate|by their estimates|by their calculations|by their tally|on its count"
        "|by its data|by their data|by its figures|by their figures|in its report|in their report",
        "be": "turned out to be|turn out to be|turns out to be|proved to be|prove to be|proves to be",
        "another": "another|a further|further|additional|an additional|others|more|other|extra|in addition",
        "total": "in total|a total of|altogether|in all|overall|total|combined|taken together",
        "future": "will|would|shall|is going to|are going to|'ll|is to|are to|due to|set to|going to"
        "|is set to"
        "|are set to|is about to|about to|was to|were to",
        "plan": "reserves the right|reserved the right|dreams of|dream of|dreamt of|dreamed of|dreaming of|plan|plans|planned|planning|intend|intends|intended|intending|threaten|threatens|threatened"
        "|threatening|threat to|prepare|prepares|preparing|prepared to|preparation|preparations"
        "|order to|ordered"
        "|orders|ready to|readiness to|aim to|aims to|aiming to|wants|want|wants to|want to|wanted to|readying|readies|is preparing|hopes to|hope to"
        "|hoped to|vows to|vowed to|vow to|promised to|able to|capable of|capacity to"
        "|propose|proposes|proposed|proposing|consider|considers|considering|considered|asks for"
        "|asked for|ask for"
        "|asking for|demand|demands|demanded|seek|seeks|seeking|sought|request|requests|requested|requesting"
        "|needs|need|needed|urge|urges|urged|call for|calls for|called for|calling for"
        "|scheduled|target of|target is|goal of|goal|expects to|expect to|expected to|is expected"
        "|are expected|poised to"
        "|should|must|mulls|weighs|weighing|in talks|negotiating|negotiates|discussing"
        "|in order to"
        "|the ability to|would like|recommend|recommended|recommends|drafting|drafted|anticipates|forecasts"
        "|forecast|predicted|predicts|warned of|warns of|warned that russia could"
        "|warned that russia may|wish to"
        "|plans for|plans to|intention to|hoping to|scheme|warned against|appealed for|appeals for|could|can"
        "|may|might|by the end of the decade|pushing for|lobbying for|proposal|proposals|draft",
        "hedge": "may have|might have|could have|likely|probably|possibly|presumably|perhaps|may well have"
        "|believed to have|thought to have|is believed|are believed|suspected|appears to have|appear to have"
        "|is thought|are thought|seems to have|seem to have|apparently|is likely|are likely|most likely"
        "|likely to have|must have|unconfirmed|allegedly|purportedly",
        "denial": "unable to|did not|didn't|does not|do not|don't|doesn't|has not|have not|hasn't|haven't|had not"
        "|hadn't"
        "|denied|denies|deny|denying|never|not|no evidence|without|false claim|falsely|dismissed|refuted"
        "|rejected claims|rejected the claim|untrue|false reports|fake|was not|were not|is not|are not|cannot"
        "|wasn't|weren't|isn't|rather than|debunked|refutes|disputed|instead of",
        "conditional": "if|unless|in case|were russia to|were ukraine to|should russia|should ukraine"
        "|provided that"
        "|assuming|suppose|imagine|whether|in the event",
        "mean": "on average|an average of|average of|averaging|averaged|averages|a day|per day|per square kilometer|per square kilometre|per square mile"
        "|daily average|a night"
        "|per night|each day|every day|each night|every night|each week|every week|each month|every month|per week|per month"
        "|nightly|an hour|per hour|average|the mean|the median|per attack"
        "|a day on average|per week on average|each month on average|mean of|a mean",
        "comparison": "more than in|fewer than in|compared with|compared to|up from|down from|versus|against"
        "|than the|than in|than a year|than last|higher than|lower than|previous record of|previous record"
        "|previous high of|the previous record|record of|earlier record|surpassing|beating|exceeding the"
        "|in comparison|from",
        "preliminary": "preliminary|as of|attack is still|attack was still|attack is ongoing|attack continues"
        "|attack is continuing|attack continued|attack still running|attack was ongoing|still ongoing"
        "|still under way|still underway|attack not over|initial data|initial figures|early data"
        "|preliminarily"
        "|being clarified|are being clarified|being verified|still running|is not over|has not ended"
        "|first information|first data|first reports|first figures|early reports|early information"
        "|preliminary data|provisional|initial reports|attack is under way|attack is underway"
        "|still in progress"
        "|not yet over|raid continues|the attack goes on|initial count|early figures|preliminary figures",
        "updated": "updated|updating|update|rose to|risen to|rises to|has risen to|climbed to|climbs to|increased to"
        "|grew to"
        "|revised|revises|clarified|grown to|climbed|went up to|now stands at|has reached|has climbed to"
        "|reached|rising to|climbing to|up to date|updates|later said|refined|raised to|lowered to|jumped to|jumps to|bringing the|brings the|brought the|taking the|takes the|pushing the|raising the",
        "corrected": "corrected|correction|corrects|correcting|erratum|mistakenly|amended",
        "toll": "death toll|the death toll|the toll|toll|number of dead|number of deaths|number of people confirmed dead|number of confirmed dead"
        "|number of battlefield deaths|number of combat deaths|number of military deaths|number of war dead"
        "|number of confirmed deaths|number of people confirmed killed|number of people dead"
        "|number of the dead|number of dead people|number of victims|number of those killed"
        "|the number killed|number of people killed|number of fatalities|fatalities",
        "toll_missing": "number of missing|the number of missing|number of people missing|the number missing",
        "toll_injured": "number of injured|the number of injured|the number of wounded|the injured"
        "|number of the injured|number of the wounded|number of wounded|number of those injured|number of people injured"
        "|number of hurt|the number of hurt|number of the hurt|the number hurt"
        "|toll of the hurt|toll of the injured|toll of the wounded|count of hurt|count of injured|count of wounded"
        "|injury toll|the number injured|number of those wounded|number of people wounded|injury count",
        "rate_word": "interception rate|intercept rate|interception rates|intercept rates|success rate|success rates|kill rate|shoot-down rate|shootdown rate"
        "|interception success rate|neutralisation rate|neutralization rate|effectiveness|efficiency"
        "|hit rate|rate of interception|rates of interception|neutralisation rates|shoot-down rates"
        "|interception efficiency|rate|effectiveness of air defence"
        "|downing rate|stop rate",
        "said": "said|later said|calculates|assumes|say|says|saying|reported|report|reports|reporting|claimed|claim|claims|claiming"
        "|announced"
        "|announce|announces|announcing|stated|state|states|stating|added|adds|adding|told|tells|wrote|writes"
        "|confirmed|confirms|confirming|noted|notes|noting|revealed|reveals|disclosed|clarified|explained"
        "|replied|replies|retorted|write|posted|tweeted|declared|declares|specified|informed|informs|estimates|estimated|estimate|tallied"
        "|assesses|assessed|assess|insisted|maintains|maintained|acknowledged|admitted|asserted|asserts|alleged|reckons"
        "|reckoned|warned|is warning|are warning|was warning"
        "|argued|argues|believes|believe|concluded|concludes|calculated|counted|put the|puts the|put|puts"
        "|counts|testified"
        "|detailed|published|showed|shows|showing|recorded|stressed|emphasised|emphasized"
        "|pointed out|pointing out|remarked"
        "|mentioned|recalled|remembered|summarised|boasted|complained|complains|conceded|concedes|lamented|laments|protested|listed|lists|gave|gives|documented|verified|found|recorded by"
        "|data from|figures from|updated|revised|corrected|cut its|raised to|raised its|lowered its|increased its|reduced its|stands by|summed up|sums up|recounted|recounts|continued|elaborated|commented|spoke of|spoken of|speaks of|spoke about|talked of|talked about|cited|commenting|statement read|statement reads|post read|post reads|report read|message read|bragged|brags|observed evidence|has evidence|accused|accuses|accusing|blamed|blames|blaming|admits|finds|thanked|thanks|praised|praises|explains|insists|alleges|acknowledges|emphasizes|emphasises|warns|boasts that|boasts of|points out|contends|contended|reiterated|reiterates|clarifies|specifies|assured|assures|affirmed|affirms|hinted|let it be known|made clear that|relayed that|suggests that|suggested that|indicates that|indicated that|thinks that|data show|figures show|numbers show|statistics show|records show|data indicate|figures indicate|commended|congratulated",
        "according": "according to|as per|as stated by|in the view of|in the assessment of|citing|quoting|referring to|with reference to|cited by|figures from|data from|statement by"
        "|statement from"
        "|reported by|said by|figures of|data of|statement of|report by|report from|update from|attributed to"
        "|in the words of"
        "|announced by|unveiled by|presented by|disclosed by|revealed by|published by|released by|relying on|numbers from|compiled by"
        "|estimates by|estimate by|count by|tally by|provided by|information from|the word of"
        "|quoted by|as told by"
        "|by the count of|by the tally of|by the reckoning of|by the figures of|confirmed by|in a statement by|in an update from|summary of|summary by|by the account of",
        "pronoun_speaker": "he|she|it|they|the ministry|the military|the statement|the agency"
        "|the president|the service|the office|the official|the spokesman|the spokesperson|the spokeswoman|the army"
        "|the command|the post|the department|i|we|the officials|the head of state|the update|the bulletin"
        "|the communique|the same statement|the report|the force|the officer|the body|this|the defenders|the mission"
        "|the monitoring mission|the organisation|the organization|the group|its monitors",
        "production_word": "production|produce|produces|produced|producing|manufacture|manufactures|manufactured"
        "|manufacturing|factory|factories|plant|output|assembly line|assembled|made|build|built|builds",
        "aid_word": "purl|aid|assistance|support|package|packages|funding|loan|loans|grant|grants|tranche|tranches"
        "|budget support|weapons package|military aid|help|financing|donation|donations"
        "|contribution|contributions"
        "|facility|procurement|security assistance|relief|humanitarian aid|financial aid"
        "|macro-financial|finance"
        "|lend|lends|lent|lending|export finance|credit line|credit lines|donate|donates|donated|donating",
        "distance_word": "deep|wide|long|depth|width|length|range|distance|away|from the front|from the border"
        "|buffer|far|stretch|kilometres from|km from|miles from|advanced|advance|flew|flying"
        "|travelled|covered"
        "|within|radius|zone|strip|behind|inside|reach|off the",
        "other_war": "rsf|rapid support forces|chechen war|storming of grozny|battle for grozny|stalingrad|five-day war|korean war|vietnam war|gulf war|crimean war|soviet war|six-day war|chechen wars|soviet army|soviet forces|rebels|junta|junta's|guerrillas|insurgents|jihadists|bandits|gunmen|warlord|paramilitaries|tribesmen|the last war|great war|first world war|world war|viet cong|iran|iranian|israel|israeli|gaza|hamas|hezbollah|houthi|houthis|yemen|syria|syrian|sudan"
        "|lebanon|lebanese|afghanistan|afghan|taliban|iraq|iraqi|palestinian|palestinians|west bank|tehran"
        "|pakistan|india|kashmir|myanmar|congo|libya|libyan|somalia|red sea|idf|qatar|venezuela"
        "|taiwan|armenia"
        "|azerbaijan|nagorno-karabakh|second world war|world war ii|wehrmacht|red army"
        "|luftwaffe|the blitz|thai|thailand|cambodia|cambodian|eritrea|rwanda|m23|boko haram|philippines|nigeria"
        "|colombia|mexico|haiti|kuwait|bahrain|egypt|saudi arabia|emirates|jordan|somali|kurdish|pkk|dresden|hiroshima"
        "|pearl harbor|napoleon|soviet union|vietnam|chechnya|tel aviv|mali|ethiopia|colombian rebels|colombian guerrillas|nigerian|ethiopian|congolese|haitian|malian",
        "elsewhere": "ansar allah|kim jong un|kim jong-un|xi jinping|netanyahu|khamenei|assad|haftar|maduro|azeris|cambodians|karabakh|north koreans|qataris|saudis|thais|tuareg|tigrayan|viet cong|abu dhabi|abuja|acapulco|accra|addis ababa|afghan|afghanistan|africa|african|africans|al-qaeda|al-shabaab|alabama|alaska|albania|albanian|albanians"
        "|antwerp|ashgabat|atlanta|basra|bengaluru|birmingham|bishkek|busan|cebu|chengdu|chongqing|denver|detroit|dushanbe|frankfurt|gothenburg|guangzhou"
        "|guayaquil|hamburg|hangzhou|hyderabad|incheon|jeddah|kyoto|liverpool|lusaka|mecca|medellin|minneapolis|montreal|muscat|nagoya|nanjing|orlando|penang"
        "|pristina|rabat|rotterdam|shenzhen|shiraz|surabaya|tabriz|tampa|tianjin|ulaanbaatar|vancouver|wuhan"
        "|alberta|aleppo|algeria|algerian|algerians|algiers|almaty|amazon|amman|andalusia|andorra|angola|angolan|angolans|antarctica|argentina|argentine"
        "|argentinian|argentinians|arizona|arkansas|armenian|armenians|asia|asian|astana|athens|auckland|australian|australians|austrian|azerbaijani"
        "|azerbaijanis|baghdad|bahamas|bahraini|baku|bali|bamako|bangkok|bangladesh|bangladeshi|barbados|barcelona|bavaria|beijing|beirut|belfast|belgian"
        "|belgrade|belize|benghazi|benin|bhutan|bogota|boko haram|bolivia|bolivian|bolivians|borno|bosnia|bosnian|boston|botswana|brasilia|brazil|brazilian"
        "|brazilians|bremen|brisbane|brittany|brooklyn|brunei|buenos aires|bulgarian|burkina faso|burkinabe|burma|burmese|burundi|cairo|california|californian"
        "|cambodia|cambodian|cameroon|cameroonian|canadian|canadians|cape town|cape verde|caracas|caribbean|carolina|casablanca|catalonia|chad|chadian|chennai"
        "|chicago|chile|chilean|chileans|china|chinese|cologne|colombia|colombian|colombians|colombo|colorado springs|comoros|congo|congolese|cornwall|corsica"
        "|costa rica|crete|croatian|cuba|cuban|cubans|cypriot|czech|czechs|dakar|dakota|dallas|damascus|darfur|delhi|dhaka|djibouti|doha|dominican|dubai|dublin"
        "|durban|ecuador|ecuadorean|egypt|egyptian|egyptians|el salvador|emirates|emirati|eritrea|eritrean|ethiopia|ethiopian|ethiopians|falklands|fiji|fijian"
        "|filipino|filipinos|florida|gabon|galicia|gambia|gambian|gaza|geneva|georgia|georgian|georgians|ghana|ghanaian|glasgow|greek|greeks|grenada|guatemala|guatemalan|guinea"
        "|gulf of aden|guyana|haifa|haiti|haitian|haitians|hamas|hanoi|harare|havana|hawaii|hezbollah|himalayas|hokkaido|honduran|honduras|hong kong|houston"
        "|houthi|houthis|icelandic|idaho|illinois|india|indian|indian ocean|indians|indonesia|indonesian|indonesians|iowa|iran|iranian|iranians|iraq|iraqi"
        "|iraqis|irish|islamabad|khan younis|khan yunis|nuseirat|jabalia|idlib|islamic state|israel|israeli|israelis|italian|italians|jakarta|jamaica|jamaican|japanese|java|jerusalem|jihadists|johannesburg"
        "|jordan|jordanian|kabul|kampala|kansas|karachi|kashmir|kathmandu|kazakh|kazakhs|kazakhstan|kentucky|kenya|kenyan|kenyans|khartoum|kigali|kingston"
        "|kinshasa|kolkata|korean peninsula|kosovan|kosovo|kuala lumpur|kurdish|kurds|kuwait|kuwaiti|kyrgyz|kyrgyzstan|la paz|lagos|lahore|laos|laotian|lapland"
        "|las vegas|latin america|latin american|lebanese|lebanon|leeds|leipzig|lesotho|liberia|liberian|libya|libyan|libyans|lima|lisbon|los angeles|louisiana"
        "|luanda|lyon|m23|madagascar|madrid|magdeburg|malawi|malaysia|malaysian|maldives|mali|malian|maltese|manchester|manhattan|manila|maputo|marrakesh"
        "|marseille|massachusetts|mauritania|mauritius|melbourne|mexican|mexicans|mexico|miami|michigan|milan|minnesota|mississippi|missouri|mogadishu|mongolia"
        "|mongolian|monrovia|montana|montenegro|montevideo|moroccan|moroccans|morocco|mosul|mozambican|mozambique|mumbai|myanmar|nairobi|namibia|naples|nebraska"
        "|nepal|nepalese|nevada|new jersey|new mexico|new york|new zealand|new zealander|niamey|nicaragua|niger|nigeria|nigerian|nigerians|nigerien|north korea"
        "|north korean|ohio|oklahoma|oman|omani|ontario|oregon|osaka|ottawa|pacific|pakistan|pakistani|pakistanis|palestinian|palestinians|panama|panamanian"
        "|papua|paraguay|pennsylvania|persian gulf|perth|peru|peruvian|peruvians|peshawar|philadelphia|philippine|philippines|phnom penh|phuket|pkk|podgorica|port sudan"
        "|port-au-prince|portuguese|prague|pretoria|puerto rico|pyongyang|qatar|qatari|quebec|queensland|quetta|quito|rafah|red sea|reykjavik|rio de janeiro"
        "|riyadh|rome|rwanda|rwandan|sahara|sahel|salvadoran|samoa|samoan|san diego|san francisco|sanaa|santiago|sao paulo|sarajevo|sardinia|saudi|saudi arabia"
        "|saxony|scotland|scottish|sea of japan|seattle|senegal|senegalese|seoul|serbia|serbian|serbs|shanghai|sicily|sierra leone|singapore|slovenian|somali"
        "|somalia|somalis|south africa|south african|south america|south china sea|south korea|south korean|south koreans|south sudan|spaniards|spanish"
        "|sri lanka|sri lankan|strait of hormuz|stuttgart|sudan|sudanese|sumatra|suriname|swiss|switzerland|sydney|syria|syrian|syrians|taipei|taiwan|taiwanese"
        "|tajik|tajikistan|taliban|tanzania|tanzanian|tashkent|tbilisi|tehran|tel aviv|tennessee|texan|texas|thai|thailand|tibet|tijuana|tirana|togo|tokyo|tonga"
        "|toronto|trinidad|tripoli|tunis|tunisia|tunisian|turkmenistan|tuscany|uganda|ugandan|ulan bator|uruguay|utah|uzbek|uzbekistan|valencia|venezuela"
        "|venezuelan|venezuelans|venice|victoria state|vietnam|vietnamese|virginia|wales|wellington|welsh|west africa|west bank|wisconsin|wyoming|yellow sea"
        "|yemen|yemeni|yerevan|yorkshire|zambia|zambian|zimbabwe|zimbabwean|zurich",
        "made_up": MADE_UP_EN,
        "play": PLAY_EN,
        "staged": "simulation|simulations|simulated|exercise|exercises|drill|drills|war game|war games|cadets"
        "|test flight|test launch|test launches|test launched|test-launched|test-fired|test fired|test-firing|missile test"
        "|missile tests|weapons tests|in tests|in trials|hypothetical|scenario|scenarios|in a trial|in one trial|during trials"
        "|during tests|in a test|at the test range|test range|at the range|proving ground|practised against|practiced against|manoeuvres"
        "|maneuvers|live-fire|the umpires|simulator|on the simulator|at a demonstration|in a demonstration|target drones"
        "|target drone|board game|video game|computer game|in the game|in a game|from a game|on stage|onstage|in the film|in a film"
        "|in the movie|in the novel|in a novel|in the series|the series ends|in the play|final level|in the final scene"
        "|level one|level two|level three|level four|level five|level six|level seven|level eight|level nine|level ten"
        "|chapter one|chapter two|chapter three|chapter four|chapter five|in the first episode|in the second episode"
        "|in the third episode|in the final episode|in the last episode",
        "off_topic": "video game|computer game|a film|the film|this film|that film|his film|her film|new film|feature film"
        "|documentary film|short film|film about|film of|film festival|film director|film crew|film set|films|novel|tv series|striker|satellites|spacecraft|spacex|nasa|astronauts"
        "|cosmonauts|rocket launch|space station|lift-off|liftoff|launch pad|into orbit|in orbit"
        "|blizzard|blizzards|snowstorm|thunderstorm|lightning|earthquake|hurricane|floods|flooding"
        "|shares in|share price|drug gang|drug gangs|cartel",
        "accident": "stampede|in the crush|in a crush|scaffold|scaffolding|road crashes|road deaths|crashes on|accident|accidents|accused of|charged with|convicted of|on trial|the trial of|sentenced|found guilty"
        "|car crash|bus crash|coach crash|train crash|plane crash|helicopter crash|road crash|hunting rifle|shotgun|stabbed|quarrel|gas explosion|gas leak|welding|short circuit|heatstroke"
        "|take apart|took apart|taking apart|taken apart|collided|collision|overturned|derailed|derailment|left the rails|came off the rails|capsized",
        "facility": "airfield|airbase|air base|airport|port|refinery|oil refinery|depot|oil depot|plant|base"
        "|naval base|shipyard|terminal|power plant|power station|arsenal|training ground|oil terminal",
    },
    sides={
        "ru": "russia|russia's|russian|russians|russians'|moscow|moscow's|kremlin|the enemy|enemy"
        "|enemy's|occupiers|the occupiers"
        "|invaders|aggressor|putin|putin's|the kremlin|russian federation|the russian federation|russian-made|occupation|occupying"
        "|pro-russian|moscow-backed|russian-installed|invading forces|moscow's forces",
        "ua": "the afu|afu|uaf|ukraine|ukraine's|ukrainian|ukrainians|kyiv|kyiv's|kiev|kiev's|defenders|ukrainian-made"
        "|defence forces|defense forces|armed forces of ukraine|the defenders|our defenders|our air defence",
    },
    roles={
        "official": "operational headquarters|governors|mayors|chairman|deputy chairman|presidential office|president's office|emergency crews|emergency workers|emergency responders|rescue workers|rescue teams|rescue crews"
        "|rescue officials|rescue services|firefighters|first responders|fire service|hospital officials|governor|gov.|mayor|spokesman|spokesperson|spokeswoman|spokespeople|official|officials"
        "|authorities"
        "|minister|head of the region|administration|prosecutors|prosecutor's office|police"
        "|emergency service|rescuers|emergency services|commander|deputy commander|officer|officers|colonel"
        "|general|lieutenant|leader|government|chief|foreign ministry|interior ministry"
        "|military administration"
        "|military official|military officials|military officer|military officers|army officer|army officers"
        "|army official|army officials|foreign office|home office|treasury"
        "|local officials|regional head|forces|troops|officials in"
        "|head of|deputy head|adviser|advisor|prime minister|premier|chancellor|president|taoiseach|foreign minister"
        "|defence minister|defense minister|interior minister|finance minister|finance ministry"
        "|parliament|lawmaker|lawmakers"
        "|ombudsman|state emergency service|border guard|border guards|secretary|city council"
        "|regional governor|air defences|air defenses|air defence|air defense|navy|acting head|its head|ambassador"
        "|head of the presidential office|regional administration|cabinet|council|speaker",
        "security": "security service|security services",
        "intelligence": "intelligence|intelligence service|intelligence agency|intelligence directorate|spy agency"
        "|spy chief|intelligence chief|military intelligence|the military intelligence",
        "command": "command|the command|air command|defence forces|defense forces|operational command"
        "|air command's",
        "chief": "army chief|top general|military chief|chief of the general staff|top commander|top military commander"
        "|commander-in-chief"
        "|commander in chief",
        "expert": "open-source group|open-source analysts|open-source researchers|open-source investigators|study|studies|think-tank|monitoring group|war monitor|monitors|mappers|map project|institute"
        "|research group"
        "|expert|experts|analyst|analysts|editor|professor|researcher|researchers|think tank|observers"
        "|historian|specialist|specialists|scholar|economist|political scientist|military expert"
        "|military analyst|senior fellow|research fellow|academics",
        "ru_milblogger": "military bloggers|military blogger|milbloggers|milblogger|military reporters|military correspondents"
        "|war correspondents|war bloggers|war reporters|pro-war bloggers|voenkors"
        "|military bloggers'",
        "tally": "compiled by|count by|tally by|calculations by|tally|count|compiled|our count|own count|analysis|counted|calculations|calculation|calculates|calculate"
        "|calculated"
        "|tallied|tallies|added up|confirmed the names|established the names|verified the names|identified by name",
        "defence": "defence ministry|defense ministry|ministry of defence|ministry of defense|mod"
        "|ministry in moscow|ministry|the ministry",
        "military": "military|army|the military|the army|general staff|armed forces|army command"
        "|military command",
        "air_force": "air force|air forces|air force command",
    },
    media={
        "ru": "rosaviatsiya|rosaviatsia|tass|ria|ria novosti|interfax|izvestia|russian state tv|state tv|rossiya 24|channel one"
        "|kommersant"
        "|rbc|sputnik|russia-24|vesti",
        "ua": "ukrinform|suspilne|unian|ukrainska pravda|ukrainian television|kyiv independent"
        "|interfax-ukraine|rada tv",
    },
    makes={
        "ua": "neptune|neptunes|long neptune|flamingo|flamingos|sapsan|sapsans|palianytsia|palianytsias|peklo|ruta|liutyi|lyutyi"
        "|liutyis|atacms|storm shadow|storm shadows|scalp|scalps|scalp-eg|himars|gmlrs|taurus",
    },
    stops=(
        "were was have has had are is did do does be been being over in of at by from on to into and or but while"
        " with near off during after before as against around above across because when where who that which since"
        " until for through along between towards toward inside outside within amid despite so than then out"
        " not also each plus per via about both all would will could may might can if whereas although though"
        " overnight yesterday today tonight now already later earlier again only there still including among alone"
        " respectively together instead simultaneously last this next set"
        " took takes take taken taking came went gave got"
        " monday tuesday wednesday thursday friday saturday sunday"
    ),
    kinds={
        "drone_decoy": "dummies|dummy|foam dummies|foam drones|mock-ups|plywood drones|fake drones|fake ones",
        "hypersonic": "hypersonic ones",
        "ballistic": "ballistic ones",
        "cruise": "cruise ones",
        "missile": "ATACMS|Storm Shadow|Storm Shadows|SCALPs|Flamingos",
    },
    determiners="the a an these those its their his her this that such all both some any our your my such other"
    " another more further additional other extra whole entire",
)
