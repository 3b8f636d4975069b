"""Names of countries, to guess the code that somebody meant who wrote the name.

The three-letter codes and the English and Japanese names are those of Unicode
CLDR (by way of Babel 2.18, Unicode licence), with a few that people also use.
"""

from __future__ import annotations

import functools

from graph.vocabulary import fold

_NAMES = """
AD=AND/Andorra/アンドラ; AE=ARE/United Arab Emirates/アラブ首長国連邦/UAE;
AF=AFG/Afghanistan/アフガニスタン; AG=ATG/Antigua and Barbuda/アンティグア・バーブーダ;
AI=AIA/Anguilla/アンギラ; AL=ALB/Albania/アルバニア; AM=ARM/Armenia/アルメニア; AO=AGO/Angola/アンゴラ;
AQ=ATA/Antarctica/南極; AR=ARG/Argentina/アルゼンチン; AS=ASM/American Samoa/米領サモア;
AT=AUT/Austria/オーストリア/Österreich; AU=AUS/Australia/オーストラリア/豪州; AW=ABW/Aruba/アルバ;
AX=ALA/Åland Islands/オーランド諸島; AZ=AZE/Azerbaijan/アゼルバイジャン;
BA=BIH/Bosnia and Herzegovina/ボスニア・ヘルツェゴビナ; BB=BRB/Barbados/バルバドス;
BD=BGD/Bangladesh/バングラデシュ; BE=BEL/Belgium/ベルギー; BF=BFA/Burkina Faso/ブルキナファソ;
BG=BGR/Bulgaria/ブルガリア; BH=BHR/Bahrain/バーレーン; BI=BDI/Burundi/ブルンジ; BJ=BEN/Benin/ベナン;
BL=BLM/St. Barthélemy/サン・バルテルミー; BM=BMU/Bermuda/バミューダ; BN=BRN/Brunei/ブルネイ;
BO=BOL/Bolivia/ボリビア; BQ=BES/Caribbean Netherlands/オランダ領カリブ; BR=BRA/Brazil/ブラジル/Brasil;
BS=BHS/Bahamas/バハマ; BT=BTN/Bhutan/ブータン; BV=BVT/Bouvet Island/ブーベ島; BW=BWA/Botswana/ボツワナ;
BY=BLR/Belarus/ベラルーシ; BZ=BLZ/Belize/ベリーズ; CA=CAN/Canada/カナダ;
CC=CCK/Cocos (Keeling) Islands/ココス(キーリング)諸島;
CD=COD/Congo - Kinshasa/コンゴ民主共和国(キンシャサ)/DR Congo;
CF=CAF/Central African Republic/中央アフリカ共和国;
CG=COG/Congo - Brazzaville/コンゴ共和国(ブラザビル)/Congo; CH=CHE/Switzerland/スイス/Schweiz/Suisse;
CI=CIV/Côte d'Ivoire/コートジボワール/Ivory Coast; CK=COK/Cook Islands/クック諸島; CL=CHL/Chile/チリ;
CM=CMR/Cameroon/カメルーン; CN=CHN/China/中国/People's Republic of China/PRC/中華人民共和国;
CO=COL/Colombia/コロンビア; CR=CRI/Costa Rica/コスタリカ; CU=CUB/Cuba/キューバ;
CV=CPV/Cape Verde/カーボベルデ; CW=CUW/Curaçao/キュラソー; CX=CXR/Christmas Island/クリスマス島;
CY=CYP/Cyprus/キプロス; CZ=CZE/Czechia/チェコ/Czech Republic; DE=DEU/Germany/ドイツ/Deutschland/独国;
DJ=DJI/Djibouti/ジブチ; DK=DNK/Denmark/デンマーク; DM=DMA/Dominica/ドミニカ国;
DO=DOM/Dominican Republic/ドミニカ共和国; DZ=DZA/Algeria/アルジェリア; EC=ECU/Ecuador/エクアドル;
EE=EST/Estonia/エストニア; EG=EGY/Egypt/エジプト; EH=ESH/Western Sahara/西サハラ;
ER=ERI/Eritrea/エリトリア; ES=ESP/Spain/スペイン/España; ET=ETH/Ethiopia/エチオピア;
FI=FIN/Finland/フィンランド; FJ=FJI/Fiji/フィジー; FK=FLK/Falkland Islands/フォークランド諸島;
FM=FSM/Micronesia/ミクロネシア連邦; FO=FRO/Faroe Islands/フェロー諸島; FR=FRA/France/フランス/仏国;
GA=GAB/Gabon/ガボン;
GB=GBR/United Kingdom/イギリス/UK/Great Britain/England/Scotland/Wales/Northern Ireland/英国/イングランド;
GD=GRD/Grenada/グレナダ; GE=GEO/Georgia/ジョージア/グルジア; GF=GUF/French Guiana/仏領ギアナ;
GG=GGY/Guernsey/ガーンジー; GH=GHA/Ghana/ガーナ; GI=GIB/Gibraltar/ジブラルタル;
GL=GRL/Greenland/グリーンランド; GM=GMB/Gambia/ガンビア; GN=GIN/Guinea/ギニア;
GP=GLP/Guadeloupe/グアドループ; GQ=GNQ/Equatorial Guinea/赤道ギニア; GR=GRC/Greece/ギリシャ;
GS=SGS/South Georgia/サウスジョージア;
GT=GTM/Guatemala/グアテマラ; GU=GUM/Guam/グアム; GW=GNB/Guinea-Bissau/ギニアビサウ; GY=GUY/Guyana/ガイアナ;
HK=HKG/Hong Kong/香港; HM=HMD/Heard and McDonald Islands/ハード島・マクドナルド諸島;
HN=HND/Honduras/ホンジュラス; HR=HRV/Croatia/クロアチア; HT=HTI/Haiti/ハイチ; HU=HUN/Hungary/ハンガリー;
ID=IDN/Indonesia/インドネシア; IE=IRL/Ireland/アイルランド/Republic of Ireland; IL=ISR/Israel/イスラエル;
IM=IMN/Isle of Man/マン島; IN=IND/India/インド/印度;
IO=IOT/British Indian Ocean Territory/英領インド洋地域; IQ=IRQ/Iraq/イラク;
IR=IRN/Iran/イラン/Iran, Islamic Republic of; IS=ISL/Iceland/アイスランド; IT=ITA/Italy/イタリア/伊国;
JE=JEY/Jersey/ジャージー; JM=JAM/Jamaica/ジャマイカ; JO=JOR/Jordan/ヨルダン;
JP=JPN/Japan/日本/Nippon/日本国; KE=KEN/Kenya/ケニア; KG=KGZ/Kyrgyzstan/キルギス;
KH=KHM/Cambodia/カンボジア; KI=KIR/Kiribati/キリバス; KM=COM/Comoros/コモロ;
KN=KNA/St. Kitts and Nevis/セントクリストファー・ネーヴィス; KP=PRK/North Korea/北朝鮮;
KR=KOR/South Korea/韓国/Korea/Republic of Korea/大韓民国; KW=KWT/Kuwait/クウェート;
KY=CYM/Cayman Islands/ケイマン諸島; KZ=KAZ/Kazakhstan/カザフスタン; LA=LAO/Laos/ラオス/Lao PDR;
LB=LBN/Lebanon/レバノン; LC=LCA/St. Lucia/セントルシア; LI=LIE/Liechtenstein/リヒテンシュタイン;
LK=LKA/Sri Lanka/スリランカ; LR=LBR/Liberia/リベリア; LS=LSO/Lesotho/レソト; LT=LTU/Lithuania/リトアニア;
LU=LUX/Luxembourg/ルクセンブルク; LV=LVA/Latvia/ラトビア; LY=LBY/Libya/リビア; MA=MAR/Morocco/モロッコ;
MC=MCO/Monaco/モナコ; MD=MDA/Moldova/モルドバ; ME=MNE/Montenegro/モンテネグロ;
MF=MAF/St. Martin/サン・マルタン; MG=MDG/Madagascar/マダガスカル; MH=MHL/Marshall Islands/マーシャル諸島;
MK=MKD/North Macedonia/北マケドニア/Macedonia; ML=MLI/Mali/マリ; MM=MMR/Myanmar/Burma/ミャンマー/ビルマ;
MN=MNG/Mongolia/モンゴル; MO=MAC/Macao/マカオ/Macau; MP=MNP/Northern Mariana Islands/北マリアナ諸島;
MQ=MTQ/Martinique/マルティニーク; MR=MRT/Mauritania/モーリタニア; MS=MSR/Montserrat/モントセラト;
MT=MLT/Malta/マルタ; MU=MUS/Mauritius/モーリシャス; MV=MDV/Maldives/モルディブ; MW=MWI/Malawi/マラウイ;
MX=MEX/Mexico/メキシコ/México; MY=MYS/Malaysia/マレーシア; MZ=MOZ/Mozambique/モザンビーク;
NA=NAM/Namibia/ナミビア; NC=NCL/New Caledonia/ニューカレドニア; NE=NER/Niger/ニジェール;
NF=NFK/Norfolk Island/ノーフォーク島; NG=NGA/Nigeria/ナイジェリア; NI=NIC/Nicaragua/ニカラグア;
NL=NLD/Netherlands/オランダ/Holland/The Netherlands; NO=NOR/Norway/ノルウェー; NP=NPL/Nepal/ネパール;
NR=NRU/Nauru/ナウル; NU=NIU/Niue/ニウエ; NZ=NZL/New Zealand/ニュージーランド; OM=OMN/Oman/オマーン;
PA=PAN/Panama/パナマ; PE=PER/Peru/ペルー; PF=PYF/French Polynesia/仏領ポリネシア;
PG=PNG/Papua New Guinea/パプアニューギニア; PH=PHL/Philippines/フィリピン; PK=PAK/Pakistan/パキスタン;
PL=POL/Poland/ポーランド; PM=SPM/St. Pierre and Miquelon/サンピエール島・ミクロン島;
PN=PCN/Pitcairn Islands/ピトケアン諸島; PR=PRI/Puerto Rico/プエルトリコ;
PS=PSE/Palestinian Territories/パレスチナ自治区/Palestine; PT=PRT/Portugal/ポルトガル; PW=PLW/Palau/パラオ;
PY=PRY/Paraguay/パラグアイ; QA=QAT/Qatar/カタール; RE=REU/Réunion/レユニオン; RO=ROU/Romania/ルーマニア;
RS=SRB/Serbia/セルビア; RU=RUS/Russia/ロシア/Russian Federation/ロシア連邦; RW=RWA/Rwanda/ルワンダ;
SA=NTZ/Saudi Arabia/サウジアラビア; SB=SLB/Solomon Islands/ソロモン諸島; SC=SYC/Seychelles/セーシェル;
SD=SDN/Sudan/スーダン; SE=SWE/Sweden/スウェーデン; SG=SGP/Singapore/シンガポール/新加坡;
SH=SHN/St. Helena/セントヘレナ; SI=SVN/Slovenia/スロベニア;
SJ=SJM/Svalbard and Jan Mayen/スバールバル諸島・ヤンマイエン島; SK=SVK/Slovakia/スロバキア;
SL=SLE/Sierra Leone/シエラレオネ; SM=SMR/San Marino/サンマリノ; SN=SEN/Senegal/セネガル;
SO=SOM/Somalia/ソマリア; SR=SUR/Suriname/スリナム; SS=SSD/South Sudan/南スーダン;
ST=STP/São Tomé and Príncipe/サントメ・プリンシペ; SV=SLV/El Salvador/エルサルバドル;
SX=SXM/Sint Maarten/シント・マールテン; SY=SYR/Syria/シリア; SZ=SWZ/Eswatini/エスワティニ/Swaziland;
TC=TCA/Turks and Caicos Islands/タークス・カイコス諸島; TD=TCD/Chad/チャド;
TF=ATF/French Southern Territories/仏領極南諸島; TG=TGO/Togo/トーゴ; TH=THA/Thailand/タイ/タイ王国;
TJ=TJK/Tajikistan/タジキスタン; TK=TKL/Tokelau/トケラウ; TL=TLS/Timor-Leste/東ティモール/East Timor;
TM=TKM/Turkmenistan/トルクメニスタン; TN=TUN/Tunisia/チュニジア; TO=TON/Tonga/トンガ;
TR=TUR/Türkiye/トルコ/Turkey; TT=TTO/Trinidad and Tobago/トリニダード・トバゴ; TV=TUV/Tuvalu/ツバル;
TW=TWN/Taiwan/台湾/台灣; TZ=TZA/Tanzania/タンザニア; UA=UKR/Ukraine/ウクライナ; UG=UGA/Uganda/ウガンダ;
UM=UMI/U.S. Outlying Islands/合衆国領有小離島;
US=USA/United States/アメリカ合衆国/United States of America/America/アメリカ/米国;
UY=URY/Uruguay/ウルグアイ; UZ=UZB/Uzbekistan/ウズベキスタン; VA=VAT/Vatican City/バチカン市国/Vatican;
VC=VCT/St. Vincent and Grenadines/セントビンセント及びグレナディーン諸島; VE=VEN/Venezuela/ベネズエラ;
VG=VGB/British Virgin Islands/英領ヴァージン諸島; VI=VIR/U.S. Virgin Islands/米領ヴァージン諸島;
VN=VNM/Vietnam/ベトナム/Viet Nam/越南; VU=VUT/Vanuatu/バヌアツ; WF=WLF/Wallis and Futuna/ウォリス・フツナ;
WS=WSM/Samoa/サモア; YE=YEM/Yemen/イエメン; YT=MYT/Mayotte/マヨット; ZA=ZAF/South Africa/南アフリカ;
ZM=ZMB/Zambia/ザンビア; ZW=ZWE/Zimbabwe/ジンバブエ
"""


@functools.cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in " ".join(_NAMES.split()).split("; "):
        code, names = entry.split("=")
        for name in names.split("/"):
            found.setdefault(_plain(name), code)
    return found


def _plain(name: str) -> str:
    plain = fold(name).replace(".", "").replace("&", "and").replace("\u2019", "'")
    return plain.removeprefix("the ")


def code_of(name: str) -> str:
    """Give the code of a country by its English or Japanese name or its three letters, or "".

    Examples
    --------
    >>> code_of("Japan"), code_of("韓国"), code_of("GBR"), code_of("Atlantis")
    ('JP', 'KR', 'GB', '')
    """
    return _codes().get(_plain(name), "")


_CODES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_CODES.split())
