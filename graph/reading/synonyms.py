"""Other words that people use for the columns, types, relations and kinds of the data contract."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from graph.vocabulary import COLLABORATION, STRUCTURAL, TYPES, fold
from graph.vocabulary.bodies import BODY_HEADING
from graph.words import heading, label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# Columns of a data file are never renamed by the tool: these give the hint, and the meaning of a list that is
# imported. A word may stand for several columns; the first that the file may have is meant.
_COLUMNS = """
id: code key identifier node_id node org_id コード 番号 組織id 識別子
name: label title name_en organisation organization org 名称 名前 組織 組織名 機関名 団体名 企業名 英語名
name: nom bezeichnung 이름 명칭 기관명 机构名称 機構名稱
party_3: 丙 丙方 third_party party_iii 병
party_4: 丁 丁方 fourth_party party_iv
party_5: 戊 fifth_party
party_6: 己 sixth_party
type: category kind class 種別 種類 分類 区分 類型 typ 유형 类型 類型
name_ja: japanese_name ja name_jp 日本語名 和名 和文名 名称(日本語)
country: country_code nation 国 国名 国コード 国・地域 pays land staat país pais paese kraj země
country: ülke страна 국가 나라 국적 国家 國家 国别 國別
region: state province prefecture 地域 地方 都道府県
city: town municipality 市 市区町村 市町村 都市 市町村名 市区町村名 市町名 市名 町名 ville stadt 도시 城市
lat: latitude 緯度
lon: longitude lng long 経度
url: website web homepage site ホームページ サイト
founded: established founding_year 設立 設立日 設立年 創立
aliases: alias aka other_names 別名 略称 通称
notes: note remarks comment comments memo 備考 メモ 注 remarques bemerkungen 비고 备注 備註
source: from source_id party_a org_a organisation_a organization_a node1 起点 甲 組織a 締結元 団体a 当事者1
source: 甲方 갑 lead lead_partner lead_institution lead_organisation lead_organization 自組織 貴機関 貴団体
target: to target_id party_b org_b organisation_b organization_b org2 partner 終点 乙 組織b 締結先 団体b
target: sister_city sister_cities twin_city partner_city friendship_city
target: 姉妹都市 姉妹都市名 友好都市 姉妹友好都市
target: partnerstadt ville_jumelée ciudad_hermana 자매도시 友好城市
target: 相手 相手先 提携先 連携先 交流先 提携機関 連携機関 協力先
target: 当事者2 乙方 을 partenaire établissement_partenaire partnerhochschule partnereinrichtung 협력기관
target: 상대기관 협정기관 협약기관 교류기관 대학명 institution_partenaire partnerinstitution
target: partnerorganisation
target: partneruniversität hochschule université
target: 合作方 合作单位 合作机构 合作院校 合作單位 合作機構
signed: date date_signed signed_on signed_date signing_date year 署名日 締結日 締結年月日 調印日 日付 年月日
signed: date_de_signature signé_le abgeschlossen_am vertragsdatum 체결일자 협약일 협정일
signed: unterzeichnet_am unterzeichnung datum 체결일 서명일 签署日期 签订日期
signed: 签约日期
signed: 簽署日期 簽訂日期
relation: relationship relation_type relationship_type connection connection_type tie type 関係 種別
relation: 関係種別
kind: 種類 区分
relation: 区分 種類 分類 category class kind
agreement: agreement_id mou_id mou 協定 協定id 協定番号 協定名
renews: renewal_of renewed 更新元 更新
auto_renews: 更新 更新条件 延長 更新の有無
effective: effective_date start start_date 発効日 効力発生日 開始日 date_d'effet début date_de_début
effective: gültig_ab beginn
effective: 시작일 发效日期
effective: 生效日期 开始日期 from
announced: announced_on announcement_date 発表日 公表日
expires: ende enddatum fin
expires: expiry expiry_date expiration expires_on end end_date valid_until until 満了日 有効期限 期限 終了日
expires: date_d'expiration échéance date_de_fin date_d'échéance gültig_bis ablauf vertragsende
expires: laufzeitende 만료일 종료일 到期日 到期日期 截止日期 有效期至 to
term_years: term years duration vertragsdauer 계약기간 협정기간 期間 有効期間 年数 durée laufzeit
term_years: 유효기간 기간 有效期 年限 vigencia vigência plazo prazo duración duração durata validità validez
auto_renews: auto_renewal automatic_renewal renews_itself autorenew auto_renew 自動更新 更新方法
auto_renews: tacite_reconduction reconduction_tacite verlängerung 자동갱신 자동연장 自动续签
auto_renews: renouvellement renovación renovacion prórroga prorroga rinnovo 갱신 연장 갱신여부 续签 续约 續約
auto_renews: 自动续期 自动延长 续签方式 续约方式 续期方式 續約方式 续签与否 更新方式
auto_renews: 갱신방식 갱신방법 연장여부 연장방식
auto_renews: renovação prorrogação proroga erneuerung reconducción
notice_months: notice notice_period notice_period_months 予告期間 通知期間 解約予告
terminated: terminated_on termination_date 解除日 解約日
purposes: purpose 目的 objet zweck 목적
source_url: url link reference source sources 出典 参照
evidence: quote quotation 根拠
status: stage phase pipeline_stage ステージ フェーズ 進捗 進捗状況
status: state_of_agreement current_status 状態 状況 現況 ステータス statut état etat estado stato
status: zustand 상태 현황 状态 狀態
parties: party signatories 当事者 締結者 締結機関 締約者
effective: 自 開始 始
expires: 至 終了 終
interval: timeset spells
source_name: source_label
target_name: target_label
"""
# What a heading is about where it is none of these words; the first that may be meant and fits is.
_ABOUT = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        ("", r"signator|sign(?:ed|ing)? (?:by(?! (?:both|all))|person)|署名者|調印者|contact|coordinator"
            r"|in charge|担当"
            r"|連絡先|^no\.?( of)?\b|\bresponsib|\bmanager\b|\bofficer\b|\bowner\b|\be-?mail\b"
            r"|\b(?:tele)?phone\b"
            r""
            r"|\b(?:managed|administered|run|maintained|operated|organi[sz]ed) by\b"
            r"|\bpresident|chair(?:man|woman|person)\b|\bdirector\b|\bsecretary\b|\bhead of\b|\brector\b"
            r"|\bwitness|立会|\bparent\b|\bfund(?:er|ing|ed)\b|\breferr|\bintroduc|\bvia\b|\bformer\b"
            r"|\bsee also\b"
            r"|親会社|紹介|所管|旧称|旧名|上位|\banniversar|\bvisits?\b|\bevents?\b|\bcommittee\b|\breconfirm"
            r"|周年|式典|訪問|見直し|更新(?:申請)?期限|更新手続|\brenewal deadline|\bnotice of\b"
            r"|\bmayor\b|(?:start|completion|submission|submitted) time|\blast activity"
            r"|学長|理事長|館長|院長|会長|市長"
            r"|ansprech|responsable|kontakt|담당|负责人|联系|電話|メール"
            r"|\bupdated?\b|\bcreated\b|\bmodified\b|\bentered\b(?! into)|\brecorded\b|\badded\b"
            r"|\breview(?:ed)?\b|\brenewal date"
            r"|date of (?:birth|renewal|last|entry)|\brenewed (?:on|in)\b|(?:更新|登録|入力|作成|修正"
            r"|確認|変更|改定)(?:年月)?日"
            r"|\bchanges?\b|^(?:made |done |edited )?by$|\brevisions?\b|変更内容|変更点|改訂|履歴"
            r"|最終更新|更新年|所在地|住所|代表者|\baddress\b|representative|liaison|\bdean\b|investigator|\bpast\b"),
        ("notice_months", r"\bnotice\b|予告|通知期限"),
        ("auto_renews", r"auto\w*[ -]?(?:renew|exten|roll)"
            r"|(?:renew|exten)\w* auto|\brenews?\b|\broll(?:s|ing)?[ -]?over|\bevergreen|stilzwijg"
            r"|pr[óo]rrog|tacit"
            r"|renewal (?:clause|type|method|terms)|自動(?:で|的に)?(?:更新|延長|継続)"
            r"|更新の?方法"
            r"|更新の?有無|更新(?:条項|規定|条件)|延長の?有無|reconduction|renouvellement|renovaci[oó]n|verlängerung|\brenewable\b"
            r"|^renewals?$|자동 ?(?:갱신|연장)|(?:갱신|연장) ?(?:방식|방법|여부|조건)"
            r"|自动(?:续|延|顺延)|(?:续签|续约|续期|延期)(?:方式|条款|情况|与否)|更新方式|renova[cç][aã]o"
            r"|rinnovo"),
        ("", r"^(?:number|count|#) of\b|件数|人数|\b(?:partner|institution|organi[sz]ation|company"
            r"|university) "
             r"(?:id|no|number|code|logo|rank\w*|size)\b|(?:機関|団体|企業|大学|組織)(?:番号|コード)"),
        ("type", r"\b(?:types?|kinds?|category) of (?:institution|organi[sz]ation|partner|entity|company)"
                 r"|\b(?:partner|institution|organi[sz]ation|company|entity) (?:type|category|kind)\b"
                 r"|(?:機関|組織|団体|相手方?|企業)の?(?:種別|種類|区分|分類|属性)"),
        ("target", r"\b(?:sister|twin(?:ned)?|friendship)"
            r" (?!agree|relation|status|type|date|since|year|link)\w+$"),
        ("country", r"\bcountry\b|相手国|國別|国别|\bnation\b|国名|国・地域|所在国|\bpays\b|\w*land\b"
                    r"|\bstaat\b|\bpa[ií]s\b|\bpaese\b|국가|国家|國家|страна"),
        ("city", r"\bcity\b|\btown\b|市区町村|(?<!先)(?<!姉妹)(?<!友好)(?<!相手)都市"),
        ("region", r"\bprefecture\b|\bprovince\b|\bregion\b|\bcontinent\b|都道府県|地域"),
        ("founded", r"\bfound(?:ed|ing)\b|established|establishment|設立|創立"),
        ("terminated", r"terminat|dissol|\b(?:relationship|agreement|account|partnership) (?:closed"
            r"|ended)\b|cancell?(?:ed|ation)|解約(?:年月)?日|解除(?:年月)?日|中途終了"
            r"|gek[uü]ndigt|k[uü]ndigung (?:zum|am)|r[eé]sili[eé]|d[eé]nonc[eé]|rescindid|disdett"
            r"|해지일|解除日期|终止日期"),
        ("expires", r"expir|\bvalid(?:ity)? (?:un)?till?\b|\bvalid(?:ity)? (?:thru|through|up ?to|to|end)\b"
                    r"|\bend(?:s|ing)?\b|\bsunset|\blapses?\b|\bruns? out\b|\b(?:termo|fim) d[aeo]\b"
                    r"|einddatum|\bloopt tot\b|\b(?:un)?till?\b|\bupto\b|\bto date\b|^validity to$|満了|期限"
                        r"|終了|まで$|終期|(?:^| )至$|失効|失效|解消|fin de validit|만료|종료|到期|截止"
                        r"|\bbis\b|\bhasta\b|vencimiento|\bfecha (?:de )?(?:fin|t[eé]rmino|expiraci[oó]n)"
                        r"|jusqu|scadenza|\bvalidade\b"
                        r"|\bgeldig tot\b"),
        ("announced", r"announce|press release|公表|発表"),
        ("effective", r"effective|\bstart(?:s|ing)?\b|commenc|\bvalid(?:ity)? from\b|\bfrom date\b"
            r"|\b(?:in|into) force\b|\btook effect"
                      r"|\bdesde\b|\bdepuis\b|\ba partir\b|à partir|\bdal\b|gültig ab|발효"
            r"|発効|効力|開始|始期|施行|(?:^| )自$|beginn|entry into force|시작|开始|生效"),
        ("signed", r"\bsign(?:ed|ing|ature)?\b|\bexecut(?:ed|ion)\b|\bconclu(?:ded|sion)\b|\bstipul|\badopt"
                   r"|\bagreed\b|\binked\b|\bentered into\b|取り?交わし|締結した"
                   r"|締結(?:日|年|時期|した|$)|調印|署名|協定日|協定年|契約日|(?:提携|連携|協定|交流|盟約|結盟|契約)(?:年月日?|年度?|日)|\bfirma\b|signature|unterzeichn|abschluss|체결|서명"
                   r"|结好|缔结(?!方|单位)|結為|结为|签[署订约]|簽[署訂約]"),
        ("term_years", r"duration|\bterm\b|period|tenure|validity|\bvalid for\b|\byears\b"
            r"|\blength of (?:the )?(?:agreement|mou|term)\b"
            r"|\b(?:agreement|mou|contract) length\b|\bhow long\b"
            r"|期間|年数|年限"
                       r"|durée|laufzeit|기간|效期|期限$|\bvig[eê]ncia\b|\bduraci[oó]n\b|\bdura[cç][aã]o\b|\bdurata\b"),
        ("status", r"\bstatus\b"
            r"|\b(?:opportunity|deal|pipeline|sales|agreement|mou|contract) (?:stage|phase)\b"
            r"|状態|状況|ステータス"),
        ("relation", r"\bnature\b"
            r"|(?:type|kind|form|category) of (?:the )?(?:agreement|mou|document|cooperation|collaboration)"
                     r"|(?:agreement|mou|document|contract|cooperation|collaboration) (?:type|kind|category)"
                     r"|(?:協定|契約|締結|文書|連携)(?:の)?(?:種別|種類|区分|形態)"),
        ("agreement", r"\b(?:agreement|mou|contract|reference|document|ref)\b.{0,3}\b(?:id|no|number|code)\b"
                      r"|(?:協定|契約|覚書|事業|プロジェクト)の?(?:名|名称|件名)|件名|協議名称|协议名称"
                      r"|\b(?:agreement|mou|project|contract) (?:name|title)\b"
                      r"|\b(?:name|title) of (?:the )?(?:agreement|mou|project|contract|document)\b"
                      r"|(?:協定|契約|文書|管理|整理)(?:番号|コード)"),
        ("target", r"\bpartners?$"),
        ("purposes", r"purpose|objective|\bareas?\b|\bfields?\b|\bscope\b|activit|目的|分野|内容"),
        ("source_url", r"\burl\b|\blink\b|web ?site|出典|ホームページ"),
        ("notes", r"remark|\bnotes?\b|comment|observa[ct]|osservazion|anmerkung|bemerkung|anything else"
            r"|备注|備註|비고|備考|摘要|特記"),
        ("parties", r"\bparties\b|signatories|当事者"),
        ("source", r"^our (?:town|city|library|school|hospital|port|museum|university|college|club|zoo)$"
            r"|\b(?:first|own|home|our|your|lead) (?:party|institution|organi[sz]ation|universi)"
            r"|\b(?:first|own|our|your) (?:company|side)\b"
            r"|貴(?:機関|団体|社|学|校|院|法人|組織)|御(?:社|機関)"
            r"|\bparty (?:1|i)\b|自機関|当方|自社|当社|本学|中方|我方|甲"),
        ("target", r"(?:提携|連携|協定|姉妹|友好|交流|相手|契約|協力)"
            r"(?:先|港|館|園|校|院|所|局|会社|企業|機関|団体|大学|病院|自治体|都市|市町村|地域|者)名?"
            r"|협(?:약|정|력)(?:기관|대학|단체)"
            r"|締結先|提携先|連携先|協定先|契約先|協定校|提携校|相手|パートナー|協力機関|乙"
            r"|partner\b|\bpartner(?!ship (?:since|start|end|date|status|type|year|from|to|until))"
            r"|partenaire|counterpart|\bsigning party\b|[eé]tablissement"
            r"|universit[éeàä]|instituci[oó]n"
            r"|상대|(?:대학|기관|단체|기업|학교|도시)명?$|院校(?:名称)?$|单位(?:名称)?$|外方"
                   r"|\b(?:second|other) party\b|\bparty (?:2|ii)\b"
                   r"|\b(?:institut(?:ion|e)|universit(?:y|ie)|organi[sz]ation|compan(?:y|ie)|college|agenc(?:y|ie)|industr(?:y|ie)"
                   r"|entit(?:y|ie)|collaborator)s?\b|(?:大学|機関|団体|企業|組織|会社|法人|自治体"
                       r"|学校)名?$"),
        ("name", r"^(?!.*(?:協定|契約|覚書|事業|agreement|\bmou\b|project|contract)).*(?:\bname\b|名称)"),
    )
)  # fmt: skip
_TYPE_WORDS = """
hub: ハブ 中核拠点 支援機関
prefecture: 県 府 都 道 都道府県庁 prefectural_government
city: 市 区 町 村 市町村 自治体 municipality town ward
university: 大学院 大学校 college univ univ.
cluster: クラスタ 産業クラスター network consortium association 協議会 団体
institute: 研究所 財団 法人 foundation research_institute laboratory
hospital: 医療機関 医療センター clinic medical_center
company: 会社 株式会社 民間企業 法人企業 firm corporation business enterprise startup スタートアップ
government: 政府 省庁 官公庁 国 ministry agency
state: 州 省 province
"""
# Words for types that may also mean another one: they are hinted at, and never read.
_LIKELY = frozenset(
    [
        "network",
        "consortium",
        "association",
        "foundation",
        "business",
        "enterprise",
        "agency",
        "laboratory",
        "協議会",
        "団体",
        "財団",
        "法人",
        "道",
        "国",
        "自治体",
        "municipality",
        "支援機関",
        "中核拠点",
    ]
)
_RELATION_WORDS = """
mou: 覚書 mou覚書 memorandum memorandum_of_understanding 了解覚書
partnership: パートナーシップ 連携 連携協定 包括連携協定 業務提携 partner collaboration cooperation
basic_agreement: 基本協定 基本合意書 agreement
sister_city: 姉妹都市提携 twin_city twin_town
sister_region: 友好提携 友好州県 姉妹州県 sister_state
located_in: 所在 located
member_of: 加盟 membership member
part_of: 所属 傘下
"""
_KIND_WORDS = """
initial: 新規 初回 new first
renewal: 更新 延長 renewed renew extension extended
multi-party: 多者間 三者 multi multiparty multilateral trilateral
"""
_RENEWAL_WORDS = """
yes: yes y true auto automatic automatically 自動更新 自動更新あり あり 有り 有 する はい 同一期間
yes: oui ja sí sì si 예 유 있음 是 자동 자동갱신 자동연장 自动 自动续签 tacite automatique automatisch
yes: 여 ○有 kyllä
yes: sim vrai wahr verdadero vero verdadeiro 真 ◎ ● ⭕ ✅ ☑ レ 네
yes: automáticamente automaticamente automatiquement tacitamente tácitamente tacitement
yes: stillschweigend 自动顺延 自动延长 自动续约 自动续期
yes: x ○ ◯ 〇 ✓ ✔ 自動 tácita automática tacito tacita automatico automatica automática_tácita
no: no n false none 自動更新なし なし 無し 無 しない いいえ
no: non nein 아니오 무 없음 否 不 manual manually × 手動 aucun aucune keine ninguna expresse express expresa
no: nee 부 ei
no: não nao faux falsch falso 假 偽 아니요 없다 ✕ ✖ ✗ ✘ ❌ ☐ 手动 非自动 非自動
indefinite: unbefristet indéterminée illimitée indefinida indefinido 무기한 无固定期限 无限期
indefinite: indefinite unlimited evergreen 無期限 期限なし 期間の定めなし 定めなし 終期なし
"""


def plain_name(name: str) -> str:
    """Give a column's name without regard to case, width, blanks and hyphens.

    Examples
    --------
    >>> plain_name(" Term Years ")
    'term_years'
    """
    return re.sub(r"[\s-]+", "_", unicodedata.normalize("NFKC", name).strip().casefold())


def _table(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in text.strip().splitlines():
        name, words = line.split(": ")
        for each in words.split():
            found.setdefault(plain_name(each), []).append(name)
    return found


@functools.cache
def _columns() -> dict[str, list[str]]:
    return _table(_COLUMNS)


EXACT, KNOWN, PARTLY, VAGUE, ABOUT, FAR, LAST = 100, 90, 80, 70, 60, 50, 40  # how sure a heading's meaning is

LONGEST = 300  # characters of a heading that is looked at


def meanings(heading: str, columns: Collection[str]) -> dict[str, int]:
    """Give the columns that a heading of somebody's list may mean, each with how sure that is.

    Parameters
    ----------
    columns
        Those that may be meant.

    Returns
    -------
    meant
        Column to `EXACT` (its name), `KNOWN` (another word for it), `PARTLY` (a part of the heading is one of
        both), `VAGUE` (a word that may head any date), `ABOUT` (what the heading is about) or `FAR` (any day,
        and a part of a party, which are meant where nothing nearer is there).

    Examples
    --------
    >>> meanings("Signed on", ["signed"]), meanings("締結日 / Date of signature", ["signed", "expires"])
    ({'signed': 90}, {'signed': 80})
    >>> meanings("Valid until (YYYY/MM/DD)", ["signed", "expires"]), meanings("Signed by", ["signed"])
    ({'expires': 80}, {})
    """
    if len(heading) > LONGEST:
        return {}
    plain = plain_name(heading)
    words = _words_for(plain, columns) or _words_for(plain.removesuffix("_name"), columns)
    found = dict.fromkeys(words, VAGUE if plain in _ANY_DATE else KNOWN)
    if plain in columns:
        return found | {plain: EXACT}
    for part in _PARTS.split(heading) if not found else ():
        name = plain_name(part)
        for column in [name] if name in columns else _words_for(name, columns):
            found.setdefault(column, PARTLY)
    return found or _about(plain, columns)


def _about(plain: str, columns: Collection[str]) -> dict[str, int]:
    """What a heading is about, as a whole or without what stands in brackets: 大学名（和文）."""
    whole = re.sub(r"[_\s-]+", " ", plain)
    *before, last = whole.split(" ")
    known = [] if last.isascii() else _words_for(last, [each for each in _OF_ANY if each in columns])
    if before and known:
        return {known[0]: ABOUT}
    texts = dict.fromkeys((whole, _BRACKETS.sub("", whole).strip()))
    for sure, patterns in ((ABOUT, _ABOUT), (FAR, _FAR), (LAST, _LAST)):
        for text in texts:
            asked = (each for each in patterns if not each[0] or each[0] in columns)
            first = next((column for column, pattern in asked if pattern.search(text)), None)
            if first is not None:
                near = 5 * (first == "target" and _OTHER_SIDE.search(text) is not None)
                return {first: FAR if _UNIT.search(text) else sure + near} if first else {}
    return {}


_OF_ANY = (
    "country",
    "region",
    "status",
    "source",
    "target",
)  # which the last word says, whatever stands before it: 締結相手 国
# Who is named so is the other party, whatever organisation stands in another column: its own school.
_OTHER_SIDE = re.compile(
    r"partner|partenaire|counterpart|socia|상대|相手|締結先|提携先|連携先|協定先|交流先|合作"
)
_BRACKETS = re.compile(r"[(\[【].*?[)\]】]")


# A part of an organisation, which is a party only where no column names the whole.
# What it may be about where nothing else is: any day, and whoever may be a party.
_FAR = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        ("signed", r"\bdated?\b|\byear\b|年月日|日付|年度$|\bwhen\b|inception|\bformed\b|\bsince\b"
            r"|\bestablished\b"
            r"|fecha|\bdatum\b"),
        ("target", r"\b(?:schools?|hospitals?|facilit(?:y|ies)|clients?|vendors?|suppliers?|members?"
            r"|stakeholders?|affiliates?"
                   r"|compan(?:y|ies)|foundations?|associations?|chambers?|cit(?:y|ies)|centre|center|ngos?|sponsors?|donors?)\b"
                   r"|\b(?:mous?|agreements?|contracts?) with\b|\bwith whom\b"
            r"|\b(?:contracting|signatory|member|participating|partner) states?\b|\bstates? part(?:y|ies)\b"
            r"|\baccount(?: name)?$|\bente\b|\bentidade?\b|\b(?:sub-?)?(?:recipient|awardee|grantee"
            r"|contractor)s?\b|\bbeneficiar(?:y|ies)\b"
                   r"|(?:事業者|施設|病院|都市|企業|団体|機関|締結者|取引先|自治体)(?:名|等|名等)?$|entidad|empresa"
            r"|^(?!.*(?:国|件|品|氏|人|地|号|題|事業|協定|契約|覚書|文書|書類|役職|担当者?|学部|学科|研究科|部署|部局|課|室|代表者?"
            r"|署名者?|プログラム|プロジェクト|分野|言語|都道府県|ファイル|シート|科目|コース|和|英|英文|和文)名).*\w名$"),

    )
)  # fmt: skip
_LAST = (("target", BODY_HEADING),)
_UNIT = re.compile(
    r"\b(?:facult(?:y|ies)|departments?|divisions?|sections?|units?|offices?|chairs?|sub-?units?)\b|学部|研究科|学科|部局|部署"
    r"|担当課|所管|fakultät|faculté|département|학부|학과|부서|学院|部门"
)


_PARTS = re.compile(r"[/／|｜()（）\[\]【】\r\n:：*＊※]+")


def is_of_a_part(heading: str) -> bool:
    """Tell a heading of parts of organisations: faculties, departments, 学部.

    Examples
    --------
    >>> is_of_a_part("Partner Department"), is_of_a_part("Partner University")
    (True, False)
    """
    return _UNIT.search(re.sub(r"[_\s-]+", " ", plain_name(heading))) is not None


def is_of_others(heading: str) -> bool:
    """Tell a heading that is about people, or about another day than those of the contract.

    Examples
    --------
    >>> is_of_others("Last updated"), is_of_others("Signed by"), is_of_others("Signed on")
    (True, True, False)
    """
    about = re.sub(r"[_\s-]+", " ", plain_name(heading))
    return any(not column and pattern.search(about) for column, pattern in _ABOUT)


def _words_for(plain: str, columns: Collection[str]) -> list[str]:
    """The columns for which a word stands, that of tables in Japanese included."""
    folded = fold(plain)
    other = [each for each in columns if each not in _NO_HEADING and _heading(each) == folded]
    return [each for each in dict.fromkeys((*_columns().get(plain, ()), *other)) if each in columns]


_ANY_DATE = frozenset({"date", "year", "日付", "年月日", "datum", "from", "to"})
_NO_HEADING = frozenset(
    {
        "status",
        "parties",
        "interval",
        "source_name",
        "target_name",
        "party_3",
        "party_4",
        "party_5",
        "party_6",
    }
)


def column_for(name: str, known: Collection[str]) -> str:
    """Give the known column that a name probably stands for, "" where none comes to mind.

    Examples
    --------
    >>> column_for("署名日", ["source", "target", "signed"]), column_for("budget", ["signed"])
    ('signed', '')
    """
    plain, folded = plain_name(name), fold(name)
    meant = [each for each in known if _heading(each) == folded]
    return next((each for each in (*_columns().get(plain, ()), *meant) if each in known), "")


@functools.cache
def _heading(column: str) -> str:
    return fold(heading(column, "ja"))


def japanese(text: str, keys: Iterable[str]) -> str:
    """Give the key whose Japanese word, as maps and tables show it, a text is; "" where there is none.

    Examples
    --------
    >>> japanese("大学", TYPES), japanese("Universität", TYPES), japanese("覚書", RELATIONS)
    ('university', '', 'mou')
    """
    wanted = fold(text)
    return next((key for key in keys if wanted in _called(key)), "")


def _called(key: str) -> tuple[str, ...]:
    """The Japanese word of a key; without the key itself, where that stands behind it in brackets, too."""
    whole = fold(label(key, "ja"))
    bare = whole.removesuffix(f"({key})")
    return (whole, bare)


@functools.cache
def _words() -> dict[str, dict[str, list[str]]]:
    words = {
        "type": _TYPE_WORDS,
        "relation": _RELATION_WORDS,
        "kind": _KIND_WORDS,
        "auto_renews": _RENEWAL_WORDS,
    }
    return {column: _table(text) for column, text in words.items()}


def synonym(column: str, text: str) -> str:
    """Give the word of the contract for another one in type, relation, kind or auto_renews; "" for none.

    Examples
    --------
    >>> synonym("type", "Firm"), synonym("relation", "連携協定"), synonym("kind", "planet")
    ('company', 'partnership', '')
    """
    return next(iter(_words()[column].get(plain_name(text), ())), "")


def type_for(text: str) -> str:
    """Give the type that a word means and that it can only mean; "" for none.

    Examples
    --------
    >>> type_for("大学"), type_for("Firm"), type_for("市"), type_for("団体")
    ('university', 'company', 'city', '')
    """
    plain = plain_name(text)
    if plain in TYPES:
        return plain
    return japanese(text, TYPES) or ("" if plain in _LIKELY else synonym("type", text))


RELATIONS = (*COLLABORATION, *sorted(STRUCTURAL))
__all__ = ["RELATIONS", "TYPES", "column_for", "japanese", "plain_name", "synonym", "type_for"]
