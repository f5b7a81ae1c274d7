"""Trade, courts, weather, space, daily life and what no metric counts are no claims; strikes beside are."""

import pytest

from tests.laws.plain import claims_of
from tracker.model import Language

_NOTHING: dict[Language, tuple[str, ...]] = {
    "en": (
        "The jacket of a pilot who had shot down two drones fetched $9,000 online. Bids closed at noon.",
        "Schoolchildren baked 3,600 buns and bought two drones with the proceeds.",
        (
            "Insurers paid out on 340 damaged cars last month, 90 of them hit by hail. The average "
            "claim was $2,300."
        ),
        "Prosecutors want 15 years for a Zaporizhzhia foreman: five workers died when his scaffold fell.",
        "Customs officers at Krakovets found 14 Browning pistols in a tank truck.",
        (
            "The machine from Croatia flails 5,000 square metres a day. It has set off 17 anti-tank "
            "mines without a scratch."
        ),
        (
            "Builders found 72 shells from the Second World War under a school in Poltava. Sappers "
            "destroyed them at a range."
        ),
        "Avian flu: 8,000 geese were destroyed on a farm near Sumy.",
        (
            "Surgeons in Kharkiv removed a bullet that a hunter had carried for 12 years. He lost two "
            "fingers then."
        ),
        "The candidate launched 300 posters and one balloon over Kharkiv; both missed the voters.",
        "North Korea's third rocket fell into the Yellow Sea with two satellites on board.",
        (
            "Of the 67 people on board the Embraer that crashed near Aktau on 25 December, 38 were "
            "killed, investigators recall."
        ),
        "LEGO fans built a Patriot of 11,000 bricks; it took them 60 nights and destroyed two carpets.",
        (
            "The premiere sold out in nine minutes. On stage three soldiers die, a drone falls and 40 "
            "candles go out."
        ),
        (
            "At the flying club's open day 26 pilots launched 41 models; five crashed and one hit the "
            "judge's car."
        ),
        (
            "Rheinmetall shares hit 1,900 euros on Tuesday, up 4.2 percent. The maker plans to launch "
            "12 new lines."
        ),
        (
            "The brigade is hiring 200 drone operators; 1,900 people applied in a week and 340 were "
            "turned down."
        ),
        "Sappers earn from 28,000 to 60,000 hryvnia a month. A pilot of a strike drone gets 120,000.",
        "Of 4.3 million refugees in the EU, 1.2 million live in Germany; 90,000 left last year.",
        "Kyiv imposed sanctions on 55 captains who carried missile fuel. The list has 12,000 names.",
        "The archive holds 41,000 articles on the war, 312 of which mention Shaheds.",
        (
            "The storm left two people dead and 140 villages without light in Odesa region. It brought "
            "down 600 trees."
        ),
        "A fire in a nursing home in Kharkiv region killed three people. A heater is blamed.",
        "Crashes on Kyiv's roads killed 14 people in September and injured 212.",
        "The works in Kharkiv sold 40 tanks for milk to Romania.",
        "The bank's servers were hit by three waves; 98 percent of the requests were stopped.",
        "The striker of the strike committee fired off 12 letters at the board.",
        "On the Falklands 907 people lost their lives; 255 of the dead were British.",
        "For the cameras a robot destroyed three plywood tanks near Munster.",
        (
            "The figure of 9 missiles in Thursday's issue belongs to another article. It should not "
            "have been printed."
        ),
        "United shot down City's title hopes: four attacks, three goals, one very cross Guardiola.",
        "Amazon grounded its fleet after two drones hit a crane in Arizona.",
        (
            "Visitors to the park may climb on three burnt-out T-72s and photograph a Mi-8 shot down "
            "near Makariv."
        ),
        "In Zhadan's new story a conductor counts 14 explosions and writes them down as notes.",
        "By 2027 a single night could bring 3,000 drones, the paper's authors reckon.",
    ),
    "uk": (
        "Куртку пілота, який збив два дрони, купили за дев'ять тисяч доларів.",
        (
            "У Полтаві на забіг вийшли 1400 людей, з них 212 ветеранів. Зібрали 2,1 млн на дрони; "
            "семеро зійшли з травмами."
        ),
        "Із 1200 застрахованих у Харкові квартир сорок пошкодили прорвані труби.",
        "Суд у Дніпрі засудив до 12 років чоловіка, який 2019-го вбив трьох пенсіонерів.",
        "Операція «Урожай»: 63 затриманих, знищено чотири тонни маку.",
        "За тиждень на Миколаївщині розмінували 41 гектар і знищили 312 вибухонебезпечних предметів.",
        "Під школою в Полтаві будівельники знайшли 72 снаряди часів Другої світової. Сапери їх знищили.",
        "Пташиний грип: на фермі під Сумами знищено вісім тисяч гусей.",
        ("Хірурги у Львові цього року встановили 120 титанових пластин; 14 пацієнтів постраждали в аваріях."),
        "Явка на четверту — 41%. В окрузі 94 переможниця випередила суперника на 212 голосів.",
        "SpaceX у п'ятницю запустила 28 супутників і один утратила. Це 94-й запуск року.",
        "Птахи торік пошкодили в Кракові 14 літаків, жодного не втрачено.",
        "Крамниця у Львові продає дерев'яні «Байрактари»: за місяць пішло 1200, а танків — 40.",
        "Ляльковий театр утратив через міль 12 ляльок.",
        (
            "На дні відкритих дверей аероклубу 26 пілотів запустили 41 модель; п'ять розбилися, одна "
            "влучила в авто судді."
        ),
        "«Локгід» за день утратив 11 відсотків: списав 1,6 мільярда на секретний літак.",
        (
            "Контракт 18–24 підписали 14 тисяч добровольців, вісімдесят уже звільнилися через травми на"
            " вишколі."
        ),
        "Учителям Херсона доплачують по дві тисячі за роботу біля фронту; таких 640.",
        (
            "Польща нарахувала в жовтні 21 400 українців віком 18–22 років. Троє травмувалися в тисняві"
            " на Медиці."
        ),
        "До 19-го пакета потрапили 117 танкерів, 45 фірм і два китайські НПЗ.",
        "Шістдесят ракетних тривог і 14 відключень: такий був мій жовтень в опері, каже тенор.",
        "Буревій на Одещині: двоє загиблих, 140 сіл без світла, повалено 600 дерев.",
        "Пожежа в будинку для літніх на Харківщині забрала трьох людей. Винен обігрівач.",
        "На дорогах Києва у вересні загинуло 14 людей, 212 травмовано.",
        "Україна продала Польщі 212 агродронів, два повернули з браком.",
        "Хакери за квартал здійснили 4300 атак на сервери, 12 пройшли, повідомили в кіберцентрі.",
        "Міністр потрапив під вогонь сорока депутатів і вистояв.",
        "На Фолклендах загинуло 907 людей, британців серед них — 255.",
        "Резервісти вчилися боронити міст: «росіяни» з червоними пов'язками втратили 24 бійців і бус.",
        "Число «дев'ять ракет» у четверговому номері — з іншої статті. Його не мало бути.",
        "«Бомбардир» Довбик цього сезону влучив 27 разів, лише шість — з пенальті.",
        "Шпаки вивели з ладу два дрони геодезистів біля Генічеська.",
        "Відвідувачі парку можуть залізти на три спалені Т-72 й сфотографувати збитий під Макаровом Мі-8.",
        (
            "Вона загинула на дев'ятій хвилі з 88 збиттями. «Найкраща спроба», — написала дванадцятьом "
            "глядачам."
        ),
        "Народна мудрість: хто втратив 40 танків, знайде 80 виправдань.",
    ),
    "ru": (
        (
            "На благотворительном аукционе в Белгороде крыло сбитого беспилотника ушло за 420 тысяч. "
            "Продано сорок лотов."
        ),
        "Школьники испекли 3600 булочек и на выручку купили два дрона.",
        "Из 1200 застрахованных в Ростове квартир сорок повредили прорванные трубы.",
        "Суд в Самаре дал 12 лет мужчине, который в 2019 году убил трёх пенсионеров.",
        "Пограничники сбили дрон контрабандистов с 12 килограммами янтаря, ещё два ушли.",
        "За неделю в ЛНР разминировали 41 гектар и уничтожили 312 взрывоопасных предметов.",
        "Под школой в Воронеже строители нашли 72 снаряда времён войны. Сапёры их уничтожили.",
        "Волки под Псковом за две ночи убили 43 овцы. Отстрелять разрешили трёх.",
        "Угарный газ за неделю убил в Подмосковье четырёх человек, 11 отравились.",
        "Явка на четыре часа — 41%. В округе 94 победительница обошла соперника на 212 голосов.",
        "Третья ракета КНДР упала в Жёлтое море с двумя спутниками.",
        "Под Рязанью разбился лёгкий самолёт: погибли пилот и двое пассажиров.",
        "В наборе 312 деталей: две ракеты, пусковая и шесть солдатиков. От 14 лет.",
        "Премьеру раскупили за девять минут. На сцене гибнут трое солдат, падает дрон, гаснут 40 свечей.",
        (
            "На дне открытых дверей аэроклуба 26 пилотов запустили 41 модель; пять разбились, одна "
            "попала в машину судьи."
        ),
        "«Локхид» за день потерял 11 процентов: списал 1,6 миллиарда на секретный самолёт.",
        "Контракт подписали 14 тысяч добровольцев, восемьдесят уже уволились из-за травм на сборах.",
        "Сапёр получает от 60 до 90 тысяч рублей, оператор ударного дрона — 210 тысяч.",
        "У Крита затонула лодка с 60 мигрантами, подняты 18 тел.",
        "В 19-й пакет попали 117 танкеров, 45 фирм и два китайских НПЗ.",
        "Исследователи просмотрели 2300 постов и нашли 140 фейков о ракетах.",
        "Ураган в Ростовской области: двое погибших, 140 сёл без света, повалены 600 деревьев.",
        "Пожар в доме престарелых под Кемеровом унёс жизни трёх человек. Виноват обогреватель.",
        "Грузовик въехал в остановку в Туле: четверо пострадавших, среди них ребёнок.",
        "Завод продал Казахстану 212 агродронов, два вернули с браком.",
        "Хакеры за квартал совершили 4300 атак на серверы, 12 прошли, сообщили в Роскомнадзоре.",
        "Министр попал под огонь сорока депутатов и устоял.",
        "На Фолклендах погибли 907 человек, британцев среди них — 255.",
        "В последний день учений испанцы «потопили» четыре фрегата и «списали» 12 танков.",
        "Число «девять ракет» в четверговом номере — из другой статьи. Его не должно было быть.",
        "«Бомбардир» Кордоба в этом сезоне попал 27 раз, лишь шесть — с пенальти.",
        "Виноделы под Анапой подняли 12 дронов, чтобы отпугнуть птиц. Один упал в виноградник.",
        (
            "Посетители парка могут залезть на три сгоревших «Леопарда» и сфотографировать сбитый под "
            "Белгородом Ми-8."
        ),
        "Пиксельная графика, укулеле и 30 дронов в минуту: инди-хит весны стоит 299 рублей.",
        "К 2027 году одна ночь может принести 3000 дронов, считают авторы.",
    ),
}
_COUNTED: dict[Language, tuple[str, ...]] = {
    "en": (
        (
            "A Russian missile hit the drama theatre in Chernihiv during an event, killing seven people"
            " and wounding 144."
        ),
        "Drones struck an auction house in Odesa on Monday: three people were injured.",
        "Sappers came after a Shahed hit a flat in Sumy; two people were killed and five hurt.",
        "Border guards shot down three Shaheds over Volyn overnight, the service said.",
        "Russia hit a tobacco works in Kharkiv with two missiles; four people were injured.",
        "The brewery in Cherkasy was hit by two Shaheds, and three workers were hurt.",
        "A Russian drone killed a beekeeper near Kherson and wounded two others.",
        "Russian drones attacked a film crew in Kherson region, injuring two journalists.",
        "Overnight 12 drones were shot down over Belgorod, the ministry said; a vodka plant was hit.",
        "Players of the local football club hid in a cellar when five missiles hit Kharkiv on Saturday.",
        "Air defences shot down 14 drones near the exhibition centre in Moscow, the mayor said.",
        (
            "Of the 300 drones launched overnight, 260 were shot down, the Air Force said, as a storm "
            "raged over Kyiv."
        ),
        "Lightning lit the sky while air defence shot down 12 drones over Odesa.",
    ),
    "uk": (
        "Російська ракета влучила в театр у Чернігові під час заходу: семеро загиблих, 144 поранених.",
        "Сапери прибули після влучання шахеда в будинок у Сумах: двоє загиблих, п'ятеро поранених.",
        "Прикордонники збили вночі над Волинню три шахеди, повідомили у службі.",
        "Росіяни вдарили по тютюновій фабриці в Харкові двома ракетами, четверо поранених.",
        "Російський дрон убив пасічника під Херсоном, ще двох людей поранив.",
        "Внаслідок обстрілу Херсона загинули воротар місцевої команди та двоє його друзів.",
        "Росіяни атакували дроном знімальну групу на Херсонщині, поранено двох журналістів.",
        "У грозу над Києвом ППО збила 12 дронів.",
        "Попри сильний вітер, зенітники збили дев'ять ракет.",
        "Піротехніки працюють на місці: по селу випущено 12 ракет, троє загиблих.",
    ),
    "ru": (
        "Ракета ВСУ попала в театр в Донецке во время спектакля: семеро погибших, 144 раненых.",
        "Сапёры прибыли после попадания беспилотника в дом в Белгороде: двое погибших, пятеро раненых.",
        "Беспилотник ВСУ убил пасечника под Белгородом, ещё двое ранены.",
        "При обстреле Горловки погибли вратарь местной команды и двое его друзей.",
        "ВСУ атаковали дроном съёмочную группу под Белгородом, ранены двое журналистов.",
        "В грозу над Москвой ПВО сбила 12 беспилотников.",
        "Несмотря на сильный ветер, расчёты ПВО сбили девять ракет.",
        "Пиротехники МЧС работают на месте: по посёлку выпущено 12 снарядов, трое погибших.",
    ),
}


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_what_is_told_of_peace_counts_nothing(language: Language) -> None:
    assert [text for text in _NOTHING[language] if claims_of(text, language)] == []


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_strikes_told_beside_it_count(language: Language) -> None:
    assert [text for text in _COUNTED[language] if not claims_of(text, language)] == []
