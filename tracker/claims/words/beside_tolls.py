"""Words told beside the dead of a war and of peace: rescue and hospitals, fires, accidents, the rest."""

from tracker.claims.words.patterns import spoken
from tracker.text.lazy import regex

MISHAP = spoken(
    "beside_tolls.mishap",
    r"\b(?:in|by|from|of|after) (?:a|an|the) (?:[a-z-]+ ){0,2}(?:fire|blaze|avalanche|landslide|mudslide"
    r"|floods?|flooding|storm|blizzard|heatwave|brawl)\b"
    r"|(?:^|\n)\W*fire (?:in|at|on) (?:an?|the)\b|\b(?:house|forest|kitchen|electrical) fires?\b"
    r"|\b(?:drowned|avalanche|wildfires?|of (?:the )?cold(?! weather)|hypothermia|frostbite|carbon monoxide"
    r"|poisoning|through the ice|mine collapse|under construction|(?:fell|fall\w*|jump\w*|thrown|pushed)"
    r" (?:from|off) (?:an?|the|his|her|their) (?:[\w-]+ ){0,2}balcony|balcony (?:collapse|fell|gave)\w*)"
    r"\b|\b(?:in|by|from) (?:[a-z-]+ )?fires\b|\bshot (?:[a-z-]+ ){1,3}dead\b"
    r"|\bshort[- ]circuit|\b(?:faulty|electrical|overheated) (?:[a-z]+ )?(?:fault|wiring|heater|stove|boiler)"
    r"|\bcigarette (?:end|butt)",
)
"""In "two people died in a fire", where nothing tells of an attack, nobody struck."""
_WORKS = r"(?:plant|factory|works|mill|mine|colliery|workshop)"
BLEW_UP = spoken(
    "beside_tolls.blew_up",
    r"\b(?:gas|boiler|cylinder|canister|dust|methane|propane|firecracker|fireworks?) (?:[a-z]+ )?"
    r"(?:explosion|blast|leak)|\b(?:explod|burst)ing (?:gas|boiler|cylinder)"
    r"|\b(?:gas|boiler|cylinder|stove|canister)s? (?:exploded|blew up|burst)\b"
    r"|\bgrenades? (?:[a-z]+ )?(?:went off|exploded|detonated)\b"
    rf"|\b(?:explosion|blast)s? (?:at|in|inside) (?:an?|the) (?:[\w'-]+ ){{0,3}}{_WORKS}\b"
    rf"|\b{_WORKS} (?:explosion|blast)|\bsafety (?:rules|regulations|standards|norms|breach|violation)",
)
"""In "a gas explosion killed two", "the blast at the plant", where nothing tells of an attack, nobody did."""
CONTENT = spoken(
    "beside_tolls.content",
    r"\b(?!(?:were|been|have|that|this|they|them|their|than|then|more|also|after|before|during|over|with"
    r"|from|when|which|while|there|some|both|into|other|others|another|least|about|still|down|previous|among"
    r"|past|only|alone|many|half|whole|second|fewer|latest|according|just|further|additional"
    r"|what|where|near|under|between|youngest|oldest|eldest|across|throughout|around|oblasts?|lowered|raised"
    r"|founder|identif\w*|tests|wrong|office|corrected"
    r"|overnight|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tonight"
    r"|morning|evening|noon|nightfall|dawn|midday|midnight|afternoon|hours?|days|weeks?|months?|since|early"
    r"|late|later|earlier|previously|initial\w*|currently|already|first|year|aged"
    r"|body|bodies|victims?|number|count|figures?|total|overall|toll|rose|risen|rises?|rising|grew|grown|grow"
    r"|climb\w*|increas\w*|reach\w*|stood|stands?|bringing|raising|taking|updated?"
    r"|said|says|told|wrote|report\w*|confirm\w*|stat(?:ed|es|ement)|announc\w*|telegram|post|posted"
    r"|inform\w*"
    r"|rescue\w*|search\w*|looked|looking|sought|unaccounted|emergency|services?|operations?|work|ended|complet\w*|finish\w*|continu\w*|found"
    r"|floors?|clear(?:ed|ing)|recover(?:ed|ing|y)|pulled|retriev\w*|missing|remain\w*"
    r"|condition|serious\w*|critical\w*|stable|grave\w*|severe\w*|moderate\w*|hospital\w*|doctors?|medics?"
    r"|medical|treat\w+|needed|wounds?|injur\w*|intensive|care|assistance|help"
    r"|people|persons?|residents?|women|woman|child\w*|infants?|baby|teenagers?|elderly|girls?|boys?|minors"
    r"|locals?|famil(?:y|ies)|mourning|declared|buried|funerals?"
    r"|city|town|village|districts?|regions?|regional|community|communities|settlements?|area|central"
    r"|outright|instantly|immediately|very|part|markets?|downtown|outskirts|suburbs?|cent(?:re|er)|spot|scene"
    r"|northern|southern|eastern|western"
    r"|buildings?|apartments?|blocks?|flats?|houses?|homes?|residential|storey|storeys|private)\b)[a-z-]{4,}",
)
"""What tells neither of counting and telling nor of rescue, hospitals, homes and people."""
SEASONS = regex(
    r"\b(?:icy?|ice|snow\w*|slip(?:ped|pery|ping)?|sledg\w+|frost\w*|froze\w*|heat\w*|sunstroke|storms?"
    r"|thunder\w*"
    r"|lightning|hail|hurricane|tornado|earthquake|mushrooms?|rabi\w+|flu|influenza|covid\w*|measles|cholera"
    r"|virus\w*|vaccin\w*|disease|botulism|poison\w*|drown\w*|swim\w*|firecrackers?|fireworks?|traffic"
    r"|(?<!the )roads?|crash\w*|car accidents?|suicide\w*"
    r"|(?<!with )(?<!rescue )(?<!sniffer )dogs?(?! search)|ticks?|scooters?"
    r"|ожелед\w*|льод\w*|льду|снігопад\w*|гроз[аиуоі]\w*|блискавк\w*|буревій\w*|злив\w*|сніг\w*|спек[аиу]"
    r"|мороз\w*"
    r"|гриб\w*|сказ(?:у|ом)?|грип\w*|вірус\w*|хвороб\w*|отруї\w*|втоп\w*|потону\w*|петард\w*|феєрверк\w*|дтп"
    r"|аварі[їюєйя]\w?"
    r"|гололед\w*|лед|льда|снегопад\w*|молни\w*|ураган\w*|ливн\w*|жар[аыу]|корь|кори|вирус\w*|болезн\w*"
    r"|отрави\w*|утону\w*|фейерверк\w*|авари[яюией](?:х|м|ми)?|(?<!с )(?<!із )(?<!зі )собак\w*"
    r"|клещ\w*|кліщ\w*|самокат\w*)\b"
)
"""What hurts people all over a country in peace: weather, ice, roads, disease, fireworks."""
RESCUERS = regex(r"\b(?:rescuers|рятувальник|спасател)")
ON_FIRE = regex(
    r"fires?\b|blaze|burn|extinguish|broke\b|damag|destroy|firefight|enterprise|caught\b"
    r"|пожеж|пожар|загор|займ|спалах|вспых|загас|потуш|погас|ліквід|ликвид|локал|підприєм|предприят"
    r"|гор[іе][лт]"
    r"|[зс]гор|вогн|огн|пошкод|повре|зруйн|разруш|руйнув"
)
"""What an office that tells of the dead tells of them in a war: what burnt and broke."""
BURNING = regex(r"(?:fires?|shot|burn\w*)$")
"""What is a word of attacks elsewhere tells of a fire or a murder where nothing else tells of war."""
DEFENCE = regex(
    r"\b(?:warheads?|air defen[cs]e|monitoring|satellite|"
    r"боев|бойов|ппо\b|пво\b|моб[іи]льн[а-яії]+ (?:вогн|огн|груп)|зеніт|зенит|моніторинг"
    r"|мониторинг|укритт|укрыти|осінт|осинт|osint|жертв|ударн)"
)
"""Who shoots drones down, watches them and hides from them."""
