# ruff: noqa: E501  (a table: a sort of play a line)
"""Where nothing of the war happens, in English: games and stories, mock battles and jokes, shows, sport."""

MADE_UP_EN = (
    "mock enemy|mock enemies|mock battle|mock battles|mock attack|mock raid|notional enemy|notional adversary|notional strike|notional raid|notional losses|simulated enemy|simulated adversary|imaginary enemy|opposing force|opfor|umpire|umpires|referees|red team|blue team|red side|blue side|war game|war games|wargame|wargames|according to the scenario|by the scenario|under the scenario|the scenario has|legend of the training|legend of the exercise|played by students|played by volunteers|in a rehearsal|tabletop exercise|command-post exercise|staff exercise|airsoft|paintball|laser tag"
    "|high score|best score|my best is|leaderboard|speedrun|speedruns|speedrunner|speedrunners|gamers|gameplay|boss fight|in-game|on steam|playstation|xbox|nintendo|minecraft|roblox|world of tanks|war thunder|counter-strike|board game|board games|card game|card games|tabletop game|card rules|each player|players share|your base|you defend|my clan|our clan|gold league|gold badge|free update|respawn|speed run|patch notes|escape room"
    "|thriller|comic book|comics|the comic|the comic's|graphic novel|season one|season two|season three|season four|the sequel|protagonist|heroine|screenplay|sitcom|soap opera|libretto|trilogy|bestseller|science fiction|fairy tale|fairy tales|short story|her novel|his novel|the novel|the film's|the film opens|the film ends|dystopia|cartoon|manga|anime"
    "|april fool|april fools|april fool's|april fools'|satire|satirical|old joke|joke goes|tall tale|tall tales|fortune teller|fortune-teller|horoscope|astrologer|astrologers|clairvoyant|psychic|slingshot|slipper|saucepan|frying pan|broomstick|rolling pin|in the first act|in the second act|in the third act|plot of the"
)
"""Mock battles, games, stories and jokes in English."""
PLAY_EN = (
    "drone show|drone shows|light show|light shows|firework|fireworks|pyrotechnics|pyrotechnic|hobbyist|hobbyists|wedding photographer|spraying drones|sprayer drones|crop-spraying|crop spraying|agronomist|agronomists|farm drones|agricultural drones|foresters|reforestation|beekeeper|beekeepers|apiary|mushroom picker|mushroom pickers|missing hiker|missing hikers|delivery drones|courier drones|surveyors|drone racing|racing drones|racing cup|racing league|drone race|model aircraft|model aeroplanes|radio-controlled|toy drones|toy drone|kites|pigeon|pigeons|pigeon-fanciers|hot-air balloon|balloonists|cocktail|cocktails|lager|album|albums|guitarist|drummer"
    "|hat-trick|hat trick|goalkeeper|midfielder|winger|penalty area|three-pointers|three-pointer|half-time|equaliser|equalizer|ice hockey|bull's-eyes|darts|jockey|racehorse|crossbar|box by|olympiacos"
    "|exhibit|exhibits|exhibited|its collection|collectors|collector|catalogue|auction|auctioned|auctioneer|souvenir|souvenirs|sculptor|sculpture|sculptures|key rings|keyrings|scale models|model kit|model kits|lego|streamer|gamer|players|wedding drone"
)
"""Shows, peaceful drones, sport, drinks and collections in English."""
