"""Words of accidents and crimes: what crashes, falls and burns where nobody attacks."""

from tracker.claims.words.patterns import slavic, spoken
from tracker.text.lazy import regex

_VEHICLES = (
    "автобус|маршрутк|вантажівк|грузовик|автомобіл|автомобил|машин|іномарк|иномарк|мотоцикл|самокат|таксі"
    "|поїзд|потяг|поезд|електричк|электричк|трамва|тролейбус|троллейбус"
)
"""What drives on streets and rails, in the two languages."""
CRASHED = slavic(
    rf"\b(?:{_VEHICLES}|(?:мікро|микро)автобус|літак|самол[её]т|вертол|гелікоптер|винищувач|истребител"
    r"|легковик|автівк|мопед|фур[аиуы]|катер|чов[ен]н|яхт|бензовоз|евакуатор|эвакуатор|паром|тепловоз"
    r"|локомотив|самосвал|такси\b|джип|позашляховик|внедорожник|трактор|комбайн)[а-яіїєґё]*[^.;:]{0,45}?"
    r" (?:збив|збил|сбил|розби|разби|врізав|врізал|в'їха|з'їха|злетів|злетіл|вилетів"
    r"|вилетіл|перекину|зіткну|зіштовхну|влет[иіе][влх]|зійш|наїха|протаранив|протаранил|смя[лв]|зім'я|снес|снёс|врезал"
    r"|въеха|съеха|слетел|вылетел"
    r"|опрокину|перевернул|столкну|сош[её]?л|наеха)[а-яіїєґё]*\b"
    r"(?! (?:[а-яіїє]+ )?(?:вибух|взрыв|вирв|воронк))"
    r"|\b(?:столкновени|зіткнен|наезд|наїзд|опрокидывани|перекидан)[а-яіїєґё]* (?:[а-яіїєґё]+ ){0,4}?"
    rf"(?:{_VEHICLES}|(?:мікро|микро)автобус|легковик|легковушк|легковик|автівк|мопед|фур[аыуи]?\b|самосвал|джип|трактор)"
)
"""In "автобус врізався у вантажівку" nobody attacked."""
FELL_DOWN = slavic(
    r"\b(?:упал|упав|впав|рухнул|разбился|розбився|потерпел крушение|зазнав аварії)[а-яіїє]*"
    r" (?:[а-яіїєґё-]+ )?(?:вертол|гелікоптер|самол[её]т|літак)"
    r"|\b(?:вертол[её]?т|гелікоптер|самол[её]т|літак)[а-яіїє]* (?:[а-яіїєґё-]+ )?"
    r"(?:упал|упав|впав|рухнул|разбился|розбився|потерпел крушение|зазнав аварії)"
)
"""In "В горах упал вертолёт, пять погибших" nobody attacked."""
CRIME = spoken(
    "accidents.crime",
    r"\b(?:man|woman|teenager|boy|pupil|student|resident|neighbour|neighbor|pensioner|gunm[ae]n|robbers?"
    r"|ex-soldier|deserter|husband|driver) (?:[a-z]+ ){0,3}?"
    r"(?:threw|hurled|tossed|lobbed|detonated|shot|stabbed|knifed|opened fire|gunned down|beat) (?!down )",
)
"""In "чоловік кинув гранату в двір сусіда" a crime is told, not the war."""
FIRE = slavic(r"\b(?:пожеж|пожар)[а-яії]*\b")
"""A fire is of the war where something of it is told."""
FELL_UPON = slavic(
    r"\b(?:дерев|ст[іе]н|кран|брил|глиб|балкон|сосульк|бурульк|плит)[а-яіїо]{0,2} (?:[а-яіїє]+ )?"
    r"(?:впа|упа|рухн|обвал|обруш)"
)
"""A tree or a wall that fell attacks nobody."""
COLLIDES = slavic(
    r"удар(?:а|у|ом|ы|и|ів|ов)?\b"
    r"(?! (?:по|дрон|бпла|ракет|шахед|беспил|безпіл|авіа|авиа|всу|зсу|рф|росс|росі|украї|украи))"
)
"""In "столкнулся с автобусом, от удара загорелся" nobody struck."""
BY_BLAST = r" (?:over |away )?by (?:the |a )?(?:[a-z]+ )?(?:blast|explosion|shock|strike|drone|missile)"
"""In "a bus was overturned by the blast" there was no accident."""
CRASHES = regex(
    r"\b(?:coach|(?:mini)?bus|car|lorry|truck|van|tram|taxi|trolleybus|train|ferry|trawler|boat|ship"
    r"|yacht|plane"
    r"|helicopter|motorcycle)(?:e?s)?"
    r" (?:[\w-]+ ){0,5}?(?:left the|skidded|swerved|veered|rolled over|plunged|overturned|ploughed|plowed"
    r"|careered|collided|rammed|ran (?:off|into|over)|went off|drove (?:off|into)|sank|capsized|crashed"
    r"|(?:hit|struck) (?:a|an|the) (?:[a-z]+ )?(?:bridge|tree|wall|car|(?:mini)?bus|lorry|truck|van|suv|train"
    r"|tram|taxi|tractor|moped|motorcycle"
    r"|post|pole|pylon|power line|cable|mast|hill|hillside|mountain|cliff|reef|lamp|barrier|pier|crowd"
    r"|pedestrian|cyclist|shop|rock|iceberg))\b"
    rf"(?!{BY_BLAST}| into (?:a|the) crater)"
)
"""In "a coach left the icy road" nobody attacked."""
