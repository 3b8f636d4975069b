"""Whether an agreement renews itself, as people write it: by itself, unless somebody objects, or by consent.

The words stand here without accents and with numbers in digits, as `plain_term` gives a text. They are of
Japanese, English, French, German, Spanish, Portuguese, Italian, Korean and Chinese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.reading.lengths import LENGTH, UNIT, months_in, taken, years_in

_ONWARDS = r"(?:更新|延長|継続|存続)"
_KO_ONWARDS = r"(?:갱신|연장)"
_ZH_ONWARDS = r"(?:续签|续约|续期|续订|延长|延期|展期|顺延|延续|續約|續簽|展延|延長|順延|續期)"
# ---- by itself
_AUTO = (
    rf"(?:(?:有り?|あり|可)[ 、(]*)?自動(?:的に)?(?:{_ONWARDS}|で{_ONWARDS})(?:条項)?(?:あり|有り|有)?"
    rf"|{_ONWARDS}(?:は|\()?自動\)?"
    r"|\bauto(?:matic(?:ally)?)?[- ]?(?:renew\w*|exten(?:d\w*|sions?)|roll\w*(?:[- ]?over)?|prolong\w*)"
    r"|\b(?:(?:is|are|will be|to be|shall be|shall|will) )?(?:renew\w*|exten(?:d\w*|sions?)|prolong\w*)"
    r"(?: itself)? (?:automatic(?:ally)?|tacit(?:ly)?|by itself|itself)|\bself[- ]renewing"
    r"|\btacit(?:ly)? (?:renew\w*|exten\w*)|\broll(?:s|ing|ed)? ?-?over"
    r"|\b(?:se |est )?(?:renouvel\w+|reconduct\w+|reconduit\w*|prolong\w+|prorog\w+)(?: est| se fait)?"
    r" (?:par )?(?:tacite(?:ment)?|automatique(?:ment)?)(?: re(?:conduction|nouvellement))?"
    r"|\b(?:par )?(?:tacite|automatique)(?:ment)?(?: (?:reconduct\w+|reconduit\w*|renouvel\w+|prolong\w+))?"
    r"|\b(?:verlangert sich )?(?:jeweils )?(?:automatisch|stillschweigend|autom\.)(?:e[rnsm]?)?"
    r"(?: (?:verlanger\w+|erneuer\w+))?|\bverlangerung (?:automatisch|stillschweigend)"
    r"|\b(?:se |si )?(?:renov\w+|renueva\w*|prorrog\w+|prorog\w+|rinnov\w+|reconduccion)"
    r"(?: (?:de forma|em forma|in forma))? (?:tacit[ao](?:mente)?|automatic[ao](?:mente)?)"
    r"|\b(?:tacit[ao]|automatic[ao])(?:mente)?(?: (?:renov\w+|reconduccion|rinnov\w+|prorog\w+|prorrog\w+))?"
    r"|\bautomatic(?:ally)?(?! roll)\b"
    rf"|자동(?:으로|적으로)? ?(?:{_KO_ONWARDS})?(?:됨|된다|함)?|自动{_ZH_ONWARDS}?|自動{_ZH_ONWARDS}"
)
_YEARLY = (
    r"(?:\bannually|\byearly|\b(?:every|each) 1? ?year|\bfrom year to year|\byear[- ](?:by|to|on)[- ]year"
    r"|\bjahrlich|\bjedes jahr|\bannuellement|\bannuelle|\bchaque annee|\btous les ans|\banualmente"
    r"|\bcada 1? ?ano|\bannualmente|\bogni 1? ?anno|毎年|1年ごと|1年毎|매년|每年|逐年)"
)
_LINKS = (
    r"(?:(?: |^)\b(?:for|every|by|each|in|of|an|further|another|additional|successive|consecutive"
    r"|subsequent|equal"
    r"|the same|periods?|terms?|um|jeweils|weitere[sn]?|fur|je|par|pour|de|des|pou?r|periodes?|d'|nouvelles?"
    r"|por|otros?|mas|periodos?|iguales?|sucesivos?|um|di|altri|ulteriori|per))+ ?"
)
_EVERY = re.compile(
    rf"(?:以[後降]|その後|更新後|\bthen|\bthereafter|\bdanach|\bensuite|\bpuis|이후)?[、,]? ?(?:も|は)?"
    rf"(?:(?P<ea>{LENGTH})間?(?:ごと|毎|ずつ|単位|씩|마다| ?단위)(?:に|で|の|로)? ?(?:{_AUTO})"
    rf"|자동(?:으로)? ?(?P<eb>{LENGTH})(?:씩|간)? ?{_KO_ONWARDS}"
    rf"|자동 ?{_KO_ONWARDS} ?(?P<ec>{LENGTH})(?:씩|단위)"
    rf"|自動(?:的に)?(?:さらに|更に)?(?P<ed>{LENGTH})間?(?:ずつ|単位で)?{_ONWARDS}"
    rf"|自[动動]{_ZH_ONWARDS}(?P<ee>{LENGTH})"
    rf"|(?:{_AUTO}),?{_LINKS}(?P<ef>{LENGTH})(?: (?:each|at a time|periods?|terms?|each time|mas|de plus))?"
    rf"|(?:{_AUTO}) ?\(?(?P<eh>{LENGTH})間?(?:ごと|毎|ずつ|単位)\)?"
    rf"|{_YEARLY},? ?(?:{_AUTO})"
    r"|\bauto(?:matic(?:ally)?)?[- ](?:annual(?:ly)?|yearly)[- ](?:renew\w*|exten\w*|roll\w*)"
    r"|\b(?:annual|yearly) auto(?:matic)?[- ](?:renew\w*|exten\w*)"
    rf"|(?:{_AUTO}),? \(?{_YEARLY}\)?"
    rf"|\b(?:renew|extend)\w* (?:every|for|by) (?P<eg>{LENGTH}) (?:automatically|tacitly)"
    rf"|\b(?:renew|extend)\w* {_YEARLY} (?:automatically|tacitly)"
    rf"|\b(?:renew|extend|prolong)\w* {_YEARLY}(?=,? (?:unless|if no|if not|if neither)))"
)
_THE_SAME = (
    r"(?:(?:for|by) (?:the same|(?:an )?equal|like|successive|further|additional|consecutive|identical)"
    r"(?: \w+)? (?:periods?|terms?)"
    r"|pour (?:la meme|une meme|1 meme|1 nouvelle)(?: \w+)? (?:duree|periode)|pour 1 duree (?:egale"
    r"|identique)"
    r"|um (?:die gleiche|dieselbe|1 weitere) (?:laufzeit|dauer|zeit|periode)"
    r"|por (?:periodos?|plazos?|prazos?) iguales?(?: y sucesivos)?|por (?:el mismo|igual|iguais|mismo)"
    r" (?:periodos?|plazos?|tiempo)|per (?:lo stesso|uguale|pari) periodo|동일(?:한)? ?(?:기간|조건)(?:으로)?"
    r"|以?同(?:样|等)(?:期限|条件))"
)
# ---- unless somebody objects: what follows then does so by itself
_START = r"(?:^|(?<=[\s、。,;(年]))"  # of a clause
_UNLESS = (
    rf"{_START}(?:(?:(?:有効)?(?:期間|期限)の?)?(?:満了|終了)(?:の?日|時)?の?)?(?:(?P<na>{UNIT})前(?:まで"
    rf"|迄)?に?、?)?"
    rf"(?:(?!協議|合意)[^0-9;、。,()])*?(?:申し?(?:出|入れ?|立て)|意思(?:の)?表示|異議|異存|異論|通知|連絡"
    rf"|反対)(?:等|書)?"
    r"[^0-9、。,;()]{0,8}?(?:な(?:い|けれ?ば|き|く)|無[いけき](?:れば)?)"
    r"(?:とき|場合|時|限り|もの)*(?:に|は|、)*"
)
_UNLESS_LATIN = (
    r"(?:\bunless|\bif not|\bif neither|\bif no|\bprovided|\bin the absence of|\babsent|\bsofern|\bfalls"
    r"|\bwenn"
    r"|\bes sei denn|\bsauf|\bsalvo|\bsi aucune|\bs'il n'est pas|\ba menos que|\bsalvo che|\ba meno che)\b"
    r"(?:(?!consent|agree|accord|acuerdo|acordo|einvernehm)[^0-9;()])*"
    rf"(?:(?P<nb>{UNIT})(?:(?!consent|agree|accord|acuerdo|acordo|einvernehm)[^0-9;()])*)?"
)
_UNLESS_KO = (
    rf"{_START}(?:(?:만료|종료)(?:일)? ?(?P<nc>{UNIT}) ?(?:이)?전(?:까지)?)?(?:(?!합의|협의"
    rf"|자동)[^0-9,;()])*?"
    r"(?:이의|이견|통보|통지|의사 ?표시|반대|해지)(?:(?!합의|협의|자동)[^0-9,;()])*?(?:없|않)[^0-9,;() ]*"
    r"(?: ?(?:한|경우|시|때)(?:에는|에|는)?)?"
)
_UNLESS_ZH = (
    rf"{_START}(?:(?:期满|到期|届满)(?:日)?前?(?P<nd>{UNIT})(?:前|内)?,?)?"
    r"(?:(?!协商|自动)[^0-9,、。;()])*?(?:无|無|未|没有|沒有)(?:(?!协商|自动)[^0-9,、。;()])*?"
    r"(?:异议|異議|反对|反對|通知|终止)(?:的|则|時|时)?"
)
_OBJECTION = re.compile(f"{_UNLESS}|{_UNLESS_LATIN}|{_UNLESS_KO}|{_UNLESS_ZH}")
_THEN = re.compile(  # what follows an objection that nobody raised
    rf"(?:(?:さらに|更に|引き続き|自動(?:的に)?|同一|同じ|同|の|条件|期間|内容|を?もって|で|とも|に|、"
    rf"|以[後降]も?)*"
    rf"(?:(?P<ea>{LENGTH})間?(?:ずつ|ごとに?|毎に?|単位で)?)?(?:の?間)?、?(?:自動(?:的に)?)?{_ONWARDS}(?:され|し)?"
    rf"|自动?{_ZH_ONWARDS}(?P<eb>{LENGTH})?|{_ZH_ONWARDS}(?P<ec>{LENGTH})?"
    rf"|(?:(?P<ed>{LENGTH})(?:씩|간)? ?)?(?:자동 ?)?{_KO_ONWARDS})"
)
# ---- not by itself
_REFUSED = re.compile(
    rf"自動{_ONWARDS}(?:は|の定め|条項|規定)?(?:なし|無し|しない|無|せず|ない)|{_ONWARDS}(?:は)?(?:なし"
    rf"|無し|しない|せず)"
    r"|\bnon?[- ]renew\w+|\bno renewal|\bnot (?:to be )?(?:renewed|renewable|extended|extendable)"
    r"|\b(?:no|not|without|non)[- ]auto(?:matic(?:ally)?)?[- ]?(?:renew\w*|extend\w*|extension)"
    r"|\b(?:keine|ohne) (?:automatische |stillschweigende )?(?:verlangerung|erneuerung)(?:soption)?"
    r"|\bnicht (?:automatisch |stillschweigend )?(?:verlangerbar|verlangert|erneuerbar|erneuert)"
    r"|\b(?:sans|pas de|aucune?|pas|non) (?:tacite |automatique )?(?:reconduct\w+|renouvel\w+|prolong\w+)"
    r"(?: tacite| automatique)?"
    r"|\b(?:sin|no|nao|sem|non|senza) (?:se |si )?(?:tacit[ao] )?(?:renov\w+|renueva|prorrog\w+|prorog\w+"
    r"|rinnov\w+)"
    r"(?: (?:automatic|tacit)[ao](?:mente)?)?"
    rf"|자동 ?{_KO_ONWARDS} ?(?:안 ?함|없음|불가|아님|미적용|하지 ?않음)|{_KO_ONWARDS} ?(?:없음|불가|안 ?함)"
    rf"|(?:不|无|非)(?:再)?(?:自动)?{_ZH_ONWARDS}|不续|不再续"
)
_CONSENT = re.compile(
    rf"(?:(?:双方|両者|両当事者|甲乙|当事者)(?:間)?(?:で|の|による)?)?(?:別途|都度|その都度|要|応"
    rf"|満了時に?|満了前に)*"
    rf"(?:協議|合意|相談|申請|申し?出(?!が|の|等)|書面|審査|{_ONWARDS}手続き?)(?!書)"
    rf"(?:の?(?:うえ|上)|により|によって|による|に基づき|をもって|次第|後に?|が?必要|要|の場合|あれば|して"
    rf"|で|を経て)*"
    rf"(?:、?(?:双方|書面|別途)?、?(?:{_ONWARDS}|再締結)(?:する|可能?|できる|を?協議|を?決定)*)?"
    rf"|(?:都度|その都度|別途|手動で?)(?:{_ONWARDS}|決定|判断)|手動"
    r"|\b(?:only )?(?:by|upon|on|with|subject to|through|following|at|pending|requires?|requiring) (?:the )?"
    r"(?:(?:mutual|written|joint|prior|both|parties'?|separate|express|explicit|formal|new|either party's) )*"
    r"(?:consent|agreement|request|approval|review|negotiations?|consultation|evaluation|amendment|discussion"
    r"|application|decision)(?: in writing)?(?: (?:of|by|between) (?:(?:both|the|all|either"
    r"|two) )*(?:part(?:y|ies)|sides?))?"
    r"|\bafter (?:review|evaluation|negotiations?|consultation|discussion)|\bmutual (?:consent|agreement)"
    r"|\bnegotiable|\bto be (?:negotiated|discussed|agreed|decided|reviewed)|\bcase[- ]by[- ]case|\boptional"
    r"|\bmanual(?:ly)?\b|\bexpress(?:ly)?\b"
    r"|\b(?:nur )?(?:auf|nach|im|in|bei|durch|mit|per|uber) (?:(?:gegenseitig|beidseitig|beiderseitig"
    r"|schriftlich"
    r"|vorherig|gemeinsam|ausdrucklich|neu|gesondert|erneut)e[mnrs]? )*(?:antrag|absprache|vereinbarung"
    r"|einvernehmen"
    r"|wunsch|anfrage|zustimmung|rucksprache|verhandlung|evaluation|evaluierung|prufung|bedarf|beschluss"
    r"|abstimmung)"
    r"(?: (?:beider|der) (?:parteien|seiten|partner))?"
    r"|\beinvernehmlich|\bausdrucklich|\bverhandelbar|\bmanuell\b"
    r"|\bexpresse?(?:ment)?(?: (?:reconduction|renouvellement))?"
    r"|\b(?:re(?:conduction|nouvellement) )?(?:par |d'|sur |apres |selon |avec |sous reserve d(?:'|e "
    r"|u ))(?:un |1 )?"
    r"(?:(?:commun|mutuel|nouvel|simple|nouveau) )?(?:accord|demande|avenant|evaluation|negociation"
    r"|decision|avis)"
    r"(?:,? (?:mutuel|commun|expres|ecrit|prealable|des (?:deux |2 )?parties|entre les parties))*"
    r"|\ba negocier"
    r"|\b(?:por|de|previ[oa]|segun|mediante|con|bajo|a|di|su|com|sob|per|em|in) (?:(?:el|un|1|una|o|um|il) )?"
    r"(?:(?:comun|comum|comune|mutu[oa]|previ[oa]|nuevo|novo|nuovo|escrito|expreso) )*(?:acuerdo|acordo"
    r"|accordo"
    r"|consentimi?ento|consenso|solicitud|solicitacao|peticion|pedido|richiesta|adenda|negociacion|negociacao"
    r"|aditivo|termo aditivo|evaluacion|avaliacao|addendum)(?: (?:mutuo|previo|escrito|expreso|das partes"
    r"|(?:entre|de|de ambas|tra|fra|delle|de las|entre las|tra le|fra le|entre as) partes?|delle parti"
    r"|tra le parti"
    r"|(?:entre|tra|fra) part[ei]))*"
    r"|\bprevi[oa] (?:acuerdo|acordo|accordo|consenso)|\bexpres[oa]s?\b|\bespress[oa]\b|\ba convenir"
    r"|\bmanual(?:mente|e)"
    rf"|(?:상호|양측|쌍방|당사자|서면|별도|사전|양 ?기관)*(?: ?간)? ?(?:합의|협의|신청|요청|동의|승인)"
    rf"(?: ?(?:시|후|에 ?따라|에 ?의해|하에|에 ?의한|필요|하여|를 ?통해|로|으로))*(?: ?(?:{_KO_ONWARDS}"
    rf"|재체결))?"
    rf"(?: ?(?:가능|함|한다))?|수동"
    rf"|(?:双方|雙方|另行|经|經|须|需|通过|书面|可|到期|期满)*(?:协商|協商|商议|商議|商定|同意|申请|申請"
    rf"|书面确认)(?:一致)?"
    rf"(?:后|後|时|時|可|再|并)*(?:{_ZH_ONWARDS})?|手动|人工"
)
# ---- notice
_NOTICE = re.compile(
    rf"(?:予告期間|通知期間|解約予告|事前通知|通报期|通知期|해지 ?통보(?: ?기간)?|통보 ?기간"
    rf"|\bnotice(?: period)?(?: of)?"
    r"|\bpreavis(?: de)?|\bkundigungsfrist(?: von)?|\bpreaviso(?: de)?|\bpreavviso(?: di)?"
    r"|\baviso previo(?: de)?)"
    rf" ?(?:は|:)? ?(?P<na>{UNIT})(?:間|前)?(?:まで)?(?:に通知)?"
    rf"|(?P<nb>{UNIT})(?:間|前)?(?:までに?|の)*(?:書面で?)?(?:通知|予告)"
    rf"|(?:with )?(?:a )?(?P<nc>{UNIT})'? (?:prior |written )*notice(?: period)?"
    rf"|(?P<nd>{UNIT}) (?:kundigungsfrist|de preavis|de preaviso|di preavviso)"
    rf"|提前(?P<ne>{UNIT})(?:书面)?通知"
    rf"|(?P<nf>{UNIT}) ?전 ?(?:서면 ?)?(?:통보|통지)"
)
_NOUN = re.compile(
    r"\b(?:renew|exten[ds]|verlanger|erneuer|reconduct|renouvel|prolong|renov|prorrog|prorog|rinnov)\w*"
    rf"|{_ONWARDS}|{_KO_ONWARDS}|{_ZH_ONWARDS}"
)
_AS_BEFORE = re.compile(
    r"、?(?:以[後降]|その後|更新後|次回以降)(?:も|においても|の期間も)?(?:これと|また)?(?:同様|同じ|準ずる)"
)
_AUTOMATIC = re.compile(rf"(?:{_AUTO})(?:[ ,]*{_THE_SAME})?")
_SAME = re.compile(rf"(?:同一|同じ|同)(?:の)?(?:期間|条件)(?:で|を?もって|の)*{_ONWARDS}|^{_THE_SAME}$")


@dataclass(frozen=True, slots=True)
class Renewing:
    """What a text says of renewal and notice, and what is left of it.

    Attributes
    ----------
    rest
        The text without what was read.
    auto
        ``yes``, ``no``, a number of years, or nothing; ``?`` where it says both.
    notice_months
        Months of notice; blank for none.
    """

    rest: str
    auto: str = ""
    notice_months: str = ""


def renewing(plain: str) -> Renewing:
    """Read what a text, as `plain_term` gives it, says of renewal and of notice.

    Examples
    --------
    >>> renewing("3年(以後1年ごとに自動更新)").auto, renewing("auf antrag").auto
    ('1', 'no')
    >>> renewing("unless either party gives 6 months notice, renewed automatically").notice_months
    '6'
    """
    rest, notice = taken(plain, _NOTICE)
    rest, objection, then = _unless_objected(rest)
    rest, refused = taken(rest, _REFUSED)
    rest, every = taken(rest, _EVERY)
    rest, renewed = taken(rest, _AUTOMATIC)
    rest, same = taken(rest, _SAME) if not renewed else (rest, None)
    rest, consent = taken(rest, _CONSENT)
    if then or renewed or every:
        rest = _AS_BEFORE.sub("", rest)
    if refused or consent:
        rest = _NOUN.sub("", rest, count=1)
    length = _group(every, "e") or _group(then, "e")
    said = years_in(length) if length else "1" if every else "yes" if renewed or then or same else ""
    if said and (refused or consent):
        said = "?"
    notice_of = _group(notice, "n") or _group(objection, "n")
    months = f"{months_in(notice_of):.4g}" if notice_of else ""
    return Renewing(rest, said or ("no" if refused or consent else ""), months)


def _unless_objected(text: str) -> tuple[str, re.Match[str] | None, re.Match[str] | None]:
    """Take out that nobody objects, and what follows then; a text without that is left as it is."""
    found = _OBJECTION.search(text)
    if not found or not found[0].strip():
        return text, None, None
    before, after = text[: found.start()], text[found.end() :]
    then = _THEN.match(after.lstrip(" ,、"))
    if then:
        return f"{before} {after.lstrip(' ,、')[then.end() :]}".strip(), found, then
    return f"{before} {after}".strip(), found, None


def _group(found: re.Match[str] | None, letter: str) -> str:
    """What stands in the group of a match whose name begins with a letter."""
    groups = found.groupdict() if found else {}
    return next((text for name, text in groups.items() if text and name[0] == letter), "")
