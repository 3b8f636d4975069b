"""Words for organisations, whatever our type of them: a union, a museum, a port, 図書館, 商工会議所."""

from __future__ import annotations

import re

_LATIN = (
    r"universit\w+|colleges?|academ(?:y|ies|ia)|schools?|institut\w*|hospitals?|clinics?"
    r"|laborator(?:y|ies)|labs?|cent(?:er|re)s?|societ(?:y|ies)|unions?|federations?|confederations?|associations?"
    r"|leagues?|councils?|boards?|chambers?|committees?|commissions?|trusts?|foundations?|funds?|museums?"
    r"|galler(?:y|ies)|librar(?:y|ies)|archives?|zoos?|aquariums?|gardens?|ports?|airports?|authorit(?:y|ies)"
    r"|agenc(?:y|ies)|ministr(?:y|ies)|departments? of|bureaus?|government|count(?:y|ies)|cit(?:y|ies)|towns?"
    r"|municipalit(?:y|ies)"
    r"|networks?|alliances?|consorti(?:um|a)|clusters?|initiatives?|organi[sz]ations?|compan(?:y|ies)|corporations?"
    r"|banks?|groups?|partners|holdings|ventures|incubators?|accelerators?|hubs?|parks?|cooperatives?|clubs?"
    r"|inc|ltd|llc|llp|plc|gmbh|ggmbh|e\.?\s?v|bv|ag|sa|spa|kk|corp"
    r"|hochschulen?|klinik(?:um|en)?|verein|gesellschaft|stiftung|verband|kammer|bibliothek|landkreis|stadt"
    r"|soci[eé]t[eé]|fondation|mus[eé]e|biblioth[eè]que|chambre|[eé]cole|h[oô]pital|ville|commune|mairie"
    r"|fundaci[oó]n|c[aá]mara|ayuntamiento|colegio|museo|biblioteca|escuela|asociaci[oó]n|fondazione|comune|ente|regione"
    r"|camera di commercio|azienda"
)
EAST = (  # what ends in one is an organisation, too
    r"大学校?|大學|学校|高校|高専|学園|学院|研究所|研究院|研究機構|機構|センター|病院|医院|診療所|クリニック|施設"
    r"|協会|協議会|連盟|連合会?|組合|会議所|商工会|財団|法人|基金|図書館|博物館|美術館|資料館|科学館|動物園|水族館|植物園"
    r"|[市区町村県府都道郡州]|市役所|港|港湾局|空港|銀行|会社|企業|公社|公団|省|庁|局|団体|クラスター|コンソーシアム|ネットワーク"
    r"|대학교?|기관|협회|재단|연구원|연구소|병원|도서관|박물관|시청|시|군|회사|은행"
    r"|公司|医院|醫院|协会|學會|学会|商会|银行|图书馆|博物院|基金会|政府|研究中心|中心"
)
# A word for an organisation in a name: anywhere in Western ones, at the end of others or before a bracket.
BODY = re.compile(rf"\b(?:{_LATIN})\b|(?:{EAST})(?:$|(?=[\s(（　・]))", re.IGNORECASE)
# A heading that is such a word, or ends in one.
BODY_HEADING = re.compile(rf"(?:^|[\s_])(?:{_LATIN})$|(?:{EAST})名?$", re.IGNORECASE)
