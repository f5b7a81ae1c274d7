"""A question that asks for a number and the number that answers it are read as one sentence."""

import re

from tracker.text.lazy import regex

_ABOUT = (
    r"(?:(?:about|roughly|some|around|over|under|almost|nearly|just|only|more|fewer|less|than|at|least|most|up|to"
    r"|between|an?|estimated|close|officially|as|many|much|well|probably|likely|перевищує|понад|більше|менше|ніж"
    r"|близько|приблизно|майже|щонайменше|не|до|від|лише|вже|уже|более|свыше|больше|меньше|менее|чем|около"
    r"|примерно|почти|минимум|от|лишь|всего|порядка|десь|где-то),? )*"
)
_NUMBER = (
    r"(?:[$€£]|us\$|c\$|a\$)?(?:\d|(?:none|no|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|tens|hundreds?|thousands?|millions?"
    r"|billions?|half|third|quarter"
    r"|од(?:ин|на|не)|дв(?:а|і|е|оє|ое)|тр(?:и|оє|ое)|чотир\w+|четыр\w+|четверо|п'ят\w+|пят\w+|шіст\w+|шест\w+"
    r"|сім|семеро|семь|вісім\w*|восемь|дев'ят\w+|девят\w+|десят\w+|\w+надцят\w+|\w+дцять|\w+дцать|сотн\w+|сто"
    r"|сорок|тисяч\w*|тысяч\w*|жодн\w+|ни одн\w+|нуль|ноль"
    r"|половин\w+|третин\w+|треть|чверть|четверть|ніхто|никто)\b)"
)
_WHILE = (
    r"[\w.,]+ (?:minutes?|hours?|days?|weeks?|months?|years?"
    r"|хвилин|годин|дн[іяейів]+|тижн|місяц|рок|минут|час[аов]*\b|недел|месяц|лет\b|год)"
)
"""In "40 minutes later the air force said 120" no answer is given."""
_ASKS = (
    r"(?:how (?:many|much|far|deep|large|big)|what (?:share|percentage|proportion|part)|скільки|сколько"
    r"|(?:яка|яку|какая|какую) (?:частк|част|дол|кільк)\w+|(?:який|какой) (?:відсот|процент)\w*)"
)
_UNREAL = (
    r"(?:would|could|might|should|needs?|needed|wants?|wanted|will|plans?|planned|must|can|if|hopes?"
    r"|треба|потріб\w*|може\w*|нужн\w*|понадоб\w*|надо|мо[гж][еу]\w*|хоч\w*|хот\w*|план\w*|якщо|если|буде|будут?"
    r"|потребу\w*)"
)
"""What is asked of something to come, wanted or only supposed is answered by no claim."""
_ANSWERED = regex(
    r"(?:^|(?<=[\n.!?•*-] )|(?<=\n)|(?<=  ))(?P<q>(?:q|в|з|п): )?"
    rf"(?:(?:and|so|but|а|і|й|и|то|так|но|але),? )?{_ASKS}\b"
    rf"(?:(?!\b{_UNREAL}\b)[^.?!:;\n]){{3,140}}"
    rf"(?P<mark>\?\"?\s+)(?P<a>(?:a|answer|в|о|відповідь|ответ): )?(?={_ABOUT}(?!{_WHILE}){_NUMBER})"
)


def join_answers(folded: str) -> str:
    """The folded text with a colon for the mark of a question that a number answers; as long as before.

    >>> join_answers("how many tanks were lost? about 40, he said.")
    'how many tanks were lost: about 40, he said.'
    """
    return _ANSWERED.sub(_joined, folded) if "?" in folded else folded


def _joined(told: re.Match[str]) -> str:
    printed = told[0]
    if told["q"]:
        printed = " " * len(told["q"]) + printed[len(told["q"]) :]
    mark, answer = len(told["mark"]), len(told["a"] or "")
    return printed[: len(printed) - mark - answer] + ":" + " " * (mark + answer - 1)
