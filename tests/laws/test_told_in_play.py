"""Mock battles, posts taken back, matches, shows, museums and jokes count nothing; what is like them does."""

import pytest

from tests.laws.plain import claims_of
from tracker.model import Language

_NOTHING: dict[Language, tuple[str, ...]] = {
    "en": (
        (
            "The ten-year war in Afghanistan cost Moscow some 15,000 dead; more than 3,000 of them were"
            " Ukrainians."
        ),
        "In the first Chechen war about 5,700 Russian soldiers were killed, 400 of them conscripts.",
        "Israel lost 1,150 soldiers in two years, 42 of them to accidents.",
        (
            "The exercise began with a notional strike: 24 missiles hit the port, and the hospital had "
            "to take in 140 wounded, played by students."
        ),
        (
            "Exercise Hedgehog ended on Friday. By the referees' count, 17 armoured vehicles of the "
            "attackers were destroyed by a team of ten Ukrainians."
        ),
        (
            'The opposing force "lost" 30 tanks and the defenders seven, and the umpires argued about '
            "the tally for a week."
        ),
        (
            "Yesterday this channel carried a line about 40 drones downed over Belgorod. The note has "
            "been deleted; the figure should be disregarded."
        ),
        (
            "Our morning bulletin gave 52 drones as shot down. That number was taken from a parody "
            "account. Please strike it out."
        ),
        (
            "AGENCY KILLS STORY: the item slugged DRONES of 10:14, which reported 60 drones launched at"
            " Lviv, is withdrawn. No substitute story will be filed."
        ),
        "The Iskander of the ring, as fans call Usyk, floored Dubois twice and stopped him in the fifth.",
        "Racing pigeon Geran-2 covered 480 km and came third of 212 birds launched from Zhytomyr.",
        "The Houston Rockets launched 42 three-pointers in Denver and hit only nine.",
        "Foresters in Kharkiv region launched 30 drones with seeds and planted 40,000 pines.",
        "Nova Poshta's drones made 240 deliveries in Lviv region in a month; two were lost to fog.",
        (
            "Over Vladivostok 1,374 drones were launched: they formed a tiger and then a whale. Wind "
            "brought down eight of them, and divers fished them out of the bay."
        ),
        "The museum of drones in Kyiv exhibits 60 machines, 14 of them shot down over the city.",
        "A new display in Dnipro shows pieces of 12 missiles, including a Kh-22.",
        "The collection holds 15 tanks and four helicopters; two of the tanks were destroyed near Bucha.",
        "The thriller opens with 60 missiles fired at Odesa; by page 30 the hero has lost two brothers.",
        "High score of the week: Marko, 11, of Poltava, with 412 drones shot down.",
        (
            "In the free update you defend Odesa with four launchers. Whoever downs 30 Shaheds in one "
            "night unlocks the pink Gepard; my best is 37."
        ),
        (
            "In the worst case, the study says, 40 missiles hit the substations and eight million "
            "people freeze."
        ),
        ("April fool: our cat shot down 12 drones from the balcony. The 1st of April has come to Odesa too."),
        (
            "Prices of coffee will rise. As for the drones, the fortune teller sees 300 of them shot "
            "down before Easter."
        ),
    ),
    "uk": (
        "Поромна аварія біля Яви: 60 загиблих, серед них 21 дитина.",
        "У Ємені за тиждень убито 120 людей, 34 з них — діти.",
        (
            "У першій чеченській війні загинуло 5,7 тисячі російських військових, кількасот із них — "
            "строковики."
        ),
        "Умовний противник «втратив» 30 танків, оборонці — сім.",
        (
            "За легендою тренування, ракета влучила в школу: 12 поранених, троє під завалами. "
            "Рятувальники впоралися за годину."
        ),
        "За підрахунком посередників, десять українських операторів знищили 17 бронемашин.",
        "Ранковий випуск подав 52 збиті дрони. Число взяли з пародійної сторінки, тож викресліть його.",
        (
            "ВИПРАВЛЕННЯ. У вівторковій розсилці йшлося про 40 дронів, збитих над Курськом. "
            "Міністерство такого не заявляло."
        ),
        (
            "Учора ми написали про сорок збитих над Бєлгородом дронів. Такого повідомлення не існувало:"
            " ми повірили підробленому скриншоту. Нотатку видалено, число прошу вважати недійсним."
        ),
        "«Байрактар» — це ще й пиво: броварня у Львові випустила 12 тисяч пляшок.",
        (
            "«Іскандер» рингу, як звуть Усика вболівальники, двічі відправив суперника на підлогу й "
            "знищив його в п'ятому раунді."
        ),
        "«Шахтар» випустив по воротах «Динамо» 19 ударів, сім із них влучили в площину.",
        "Аматор цього літа втратив у Карпатах три дрони: всі збили орли.",
        "Дрони «Нової пошти» за місяць здійснили 240 доставок; два втрачено через туман.",
        "Рятувальники запустили два дрони з тепловізорами, щоб знайти грибника.",
        "Нова виставка у Дніпрі показує рештки 12 ракет, зокрема Х-22.",
        "У музеї війни 640 предметів, серед них три збиті дрони, уламок «Калібра» й 12 шоломів.",
        "Поруч із тридцятьма знищеними машинами на Михайлівській площі стоїть Т-90.",
        "Бос запускає шість ракет одразу; ухиліться і вдарте двічі.",
        (
            "У безплатному оновленні ви захищаєте Одесу чотирма установками. Хто зіб'є 30 шахедів за "
            "ніч, відкриє рожевий «Гепард»; мій рекорд — 37."
        ),
        "Нова мапа — Харків: збий 20 дронів і отримаєш золотий значок.",
        "Дід Петро, за його ж словами, сім дронів збив рогаткою, не встаючи з печі.",
        "Київ готується до ночі з тисячею дронів.",
        "По ракеті на день до весни — такий їхній план: 90 ударів по ТЕЦ.",
    ),
    "ru": (
        "В секторе Газа с начала войны погибли 54 тысячи человек, из них детей — 17 тысяч.",
        "Генерал считает, что Россия будет запускать по 2000 дронов за ночь, 700 из них — имитаторы.",
        (
            "Десятилетняя война в Афганистане стоила СССР 15 тысяч убитых; украинцев среди них — более "
            "двух тысяч."
        ),
        (
            "На штабной игре в Гамбурге русские захватили литовский городок; в первый же день "
            "уничтожены 12 «Леопардов»."
        ),
        "Условный противник «потерял» 30 танков, оборонявшиеся — семь.",
        "Студенты играли раненых. По замыслу, удар дрона по вокзалу унёс жизни четырёх человек.",
        "«Сбиты три Су-34», — написали мы в полдень. Это была опечатка. Ничего подобного не случилось.",
        "В понедельник мы опубликовали, что под Покровском уничтожены 12 танков. Через час новость сняли.",
        (
            "Вчера мы написали о сорока сбитых над Белгородом беспилотниках. Такого сообщения не было: "
            "скриншот оказался поддельным. Прошу не учитывать."
        ),
        "«Торпедо» атаковало волнами: 27 ударов, 11 в створ, два гола.",
        (
            "«Искандер» ринга, как зовут Бивола болельщики, дважды отправил соперника на пол и "
            "уничтожил его в пятом раунде."
        ),
        "Две ракеты Клаудиньо из-за штрафной попали в сетку за четыре минуты.",
        "Лесники запустили 30 дронов с семенами и засеяли 40 га.",
        "Дрон свадебного фотографа попал в люстру, ранены невеста и двое гостей.",
        "Чайки атаковали и сбили два дрона съёмочной группы в Мурманске.",
        "На Поклонной горе выставили 30 трофеев: подбитый «Леопард», два «Брэдли», сбитый «Байрактар».",
        "В коллекции 15 танков и четыре вертолёта; два танка уничтожены под Авдеевкой.",
        "Скульптор сварил дерево из гильз и брони трёх уничтоженных танков.",
        "Мой клан за выходные уничтожил 120 танков и перешёл в золотую лигу.",
        "Её второй роман — о деревне, где упали 40 дронов и никто не погиб.",
        "Второй сезон, четвёртая серия: батарея сбила 18 ракет, а Лена призналась про ребёнка.",
        "Первоапрельская шутка: наш кот сбил с балкона 12 дронов.",
        "Байка от деда Панаса: шапкой сбил пять «мопедов», шестого приручил.",
        "Киев готовится к ночи с тысячей дронов.",
    ),
}
_COUNTED: dict[Language, tuple[str, ...]] = {
    "en": (
        "A Russian missile hit a hostel in Kharkiv, killing 15 people; three of them were children.",
        "Russia launched 447 drones overnight; 211 of them were shot down.",
        "Russia has lost 52 helicopters, seven of them this year.",
        (
            "A Russian missile hit a training ground in Dnipropetrovsk region during an exercise: 12 "
            "soldiers were killed."
        ),
        "While NATO held drills in Romania, Russia launched 88 drones at Ukraine, and 71 were shot down.",
        (
            "Earlier we wrote of 40 drones shot down over Belgorod. The ministry now puts the number at"
            " 52 shot down."
        ),
        "Yesterday we wrote of 40 drones shot down over Belgorod. The governor has confirmed it.",
        (
            "The governor deleted his post about evacuation after 12 people were wounded in Sumy by a "
            "drone strike."
        ),
        (
            "We reported last night that 14 people died in Sumy after a missile strike. The regional "
            "head has confirmed it and asked not to share photos."
        ),
        "Correction: 12 drones were shot down over Kursk, not 40, the ministry said.",
        (
            "A drone hit the stadium in Sumy during a match on Saturday, killing two spectators and "
            "wounding 14."
        ),
        "Three missiles struck the Dynamo training ground outside Kharkiv; five players were injured.",
        "Kyiv was attacked by 40 Shaheds as Dynamo beat Shakhtar 2-1; the air force shot down 36.",
        "Zenit missiles? No: two S-400 launchers were destroyed in Crimea, the general staff said.",
        (
            "Instead of a drone show Vladivostok saw real ones: three drones attacked the port, and two"
            " were shot down."
        ),
        (
            "Two drones that a Russian unit launched at a farm near Kharkiv hit a tractor and wounded "
            "the driver."
        ),
        "A Russian FPV drone hit a wedding in Kherson region, wounding the bride and three guests.",
        (
            "A missile hit the museum in Kharkiv, the director said: two guards were killed and 640 "
            "objects were destroyed."
        ),
        "The director of the Odesa museum said that the drone strike had injured three of her colleagues.",
        "Russian drones hit a museum in Kherson; four people were wounded.",
        '"You cannot sleep here," she said: 40 drones attacked Odesa last night and 37 were shot down.',
        "A drone hit a printing house that makes schoolbooks, killing seven people in Kharkiv.",
        "The theatre in Mariupol was bombed; 600 people were killed, the AP found.",
        "Russia tried to launch 40 drones from Crimea, the navy said; 36 were shot down.",
        "The general, who expects worse in autumn, said that 700 drones were launched overnight.",
        "Russia attempted to hit Odesa with 12 missiles, all of which were intercepted.",
        "As expected, Russia launched 500 drones overnight and 470 were shot down.",
        "A policeman in Sumy shot down two Shaheds with a rifle, the patrol police said.",
    ),
    "uk": (
        "Російська ракета влучила в гуртожиток у Харкові: 15 загиблих, серед них троє дітей.",
        "Вночі Росія випустила 447 дронів; 211 із них збили.",
        "Унаслідок удару по Тернополю загинули 38 людей; дітей серед них — восьмеро.",
        "Війна коштувала Росії 250 тисяч убитих; строковиків серед них — понад дві тисячі.",
        "Росіяни вдарили ракетами по полігону під час навчань: 12 загиблих, понад 60 поранених.",
        "Ворог ударив «Іскандером» по навчальному центру: загинули троє військових.",
        "Поки союзники проводили маневри, Росія випустила 88 дронів; збито 71.",
        "Раніше ми писали про 40 дронів, збитих над Сумами. Тепер Повітряні сили кажуть про 52 збиті.",
        (
            "Учора ми написали про 12 загиблих у Тернополі після ракетного удару. Число, на жаль, "
            "підтвердив голова області."
        ),
        "Уточнення: у Сумах унаслідок удару загинули троє людей, а не четверо.",
        "Дрон влучив у стадіон у Сумах під час матчу: двоє загиблих, 14 поранених.",
        "Російські ракети поцілили в базу «Динамо» під Харковом, поранено п'ятьох футболістів.",
        "Поки «Динамо» грало з «Шахтарем», по Києву запустили 40 шахедів, 36 збито.",
        "Російський дрон ударив по агрофірмі під Сумами: двоє трактористів загинули.",
        "У День міста на Харків летіли 24 шахеди, 22 збито.",
        "Директорка музею в Куп'янську розповіла, що ракета С-300 убила двох її колег, десятеро поранені.",
        "Унаслідок удару по музею в Херсоні поранено чотирьох людей.",
        "Ракета влучила в друкарню в Харкові, де друкували книжки: семеро загиблих.",
        "Режисер розповів, що під час обстрілу Херсона загинули двоє з його знімальної групи.",
        "Рекорд: за одну ніч збито 412 дронів, повідомили Повітряні сили.",
        "Росія намагалася атакувати Одесу 12 ракетами, всі збито.",
        "Як і очікували, Росія запустила за ніч 500 дронів, 470 збито.",
        "Поліцейський у Сумах збив два шахеди з кулемета, повідомила патрульна поліція.",
        "Уночі 1 квітня ворог запустив 88 дронів, 71 збито.",
    ),
    "ru": (
        "Ракета попала в общежитие в Харькове: 15 погибших, среди них трое детей.",
        "Ночью Россия выпустила 447 дронов; 211 из них сбиты.",
        "При ударе по Белгороду погибли 25 человек; детей среди них — пятеро.",
        "ВСУ нанесли удар по полигону: 65 военных погибли во время построения.",
        "Ракета попала по учебному центру под Полтавой: 50 погибших, 200 раненых.",
        "В Брянской области сбиты 12 беспилотников противника.",
        "Ранее мы писали о 40 беспилотниках, сбитых над Курском. Теперь ведомство говорит о 52 сбитых.",
        (
            "Вчера мы написали о 12 погибших в Белгороде после удара. Число, к сожалению, подтвердил "
            "губернатор."
        ),
        "Губернатор удалил свой пост об эвакуации после того, как при ударе дрона ранены 12 человек.",
        "Дрон попал в стадион в Сумах во время матча: двое погибших, 14 раненых.",
        "При атаке беспилотника на стадион в Белгороде пострадали три футболиста.",
        "Пока «Спартак» играл с «Зенитом», над Подмосковьем сбили 12 беспилотников.",
        "В День города над Белгородом сбили 12 беспилотников.",
        "Дрон атаковал агрофирму под Брянском: двое рабочих ранены.",
        "Директор музея рассказал, что при ударе дрона ранены двое его коллег.",
        "Беспилотник попал в музей в Горловке: двое погибших.",
        "Ракета попала в типографию в Харькове, где печатали книги: семеро погибших.",
        "Режиссёр рассказал, что при обстреле Донецка погибли двое из его съёмочной группы.",
        "Рекорд: за ночь над Россией сбиты 412 беспилотников, сообщило Минобороны.",
        "Киев пытался атаковать Москву 12 беспилотниками, все сбиты.",
        "Как и ожидали, Россия запустила за ночь по Украине 500 дронов, 470 сбито.",
        "В ночь на 1 апреля ПВО сбила 88 беспилотников.",
    ),
}


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_what_is_made_up_played_or_taken_back_counts_nothing(language: Language) -> None:
    assert [text for text in _NOTHING[language] if claims_of(text, language)] == []


@pytest.mark.parametrize("language", ["en", "uk", "ru"])
def test_what_happened_beside_it_counts(language: Language) -> None:
    assert [text for text in _COUNTED[language] if not claims_of(text, language)] == []
