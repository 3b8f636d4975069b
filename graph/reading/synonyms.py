"""Other words that people use for the columns, types, relations and kinds of the data contract."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

from graph.vocabulary import COLLABORATION, STRUCTURAL, TYPES, fold
from graph.words import heading, label

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# Columns are never renamed by the tool: these only give the hint. A word may
# stand for several columns; the first that the file may have is meant.
_COLUMNS = """
id: code key identifier node_id node org_id コード 番号 組織id 識別子
name: label title name_en organisation organization org 名称 名前 組織 組織名 機関名 団体名 企業名 英語名
type: category kind class 種別 種類 分類 区分 類型
name_ja: japanese_name ja name_jp 日本語名 和名 和文名 名称(日本語)
country: country_code nation 国 国名 国コード
region: state province prefecture 地域 地方 都道府県
city: town municipality 市 市区町村 都市
lat: latitude 緯度
lon: longitude lng long 経度
url: website web homepage site ホームページ サイト
founded: established founding_year 設立 設立日 設立年 創立
aliases: alias aka other_names 別名 略称 通称
notes: note remarks comment comments memo 備考 メモ 注
source: from source_id party_a org_a organisation_a node1 起点 甲 組織a 締結元 団体a
target: to target_id party_b org_b org2 partner 終点 乙 組織b 締結先 団体b 相手 相手先
signed: date date_signed signed_on signed_date signing_date year 署名日 締結日 締結年月日 調印日 日付 年月日
relation: relationship relation_type tie type 関係 種別 関係種別
kind: 種類 区分
agreement: agreement_id mou_id mou 協定 協定id 協定番号 協定名
renews: renewal_of renewed 更新元 更新
effective: effective_date start start_date 発効日 効力発生日 開始日
announced: announced_on announcement_date 発表日 公表日
expires: expiry expiry_date expiration expires_on end end_date valid_until until 満了日 有効期限 期限 終了日
term_years: term years duration 期間 有効期間 年数
auto_renews: auto_renewal automatic_renewal renews_itself autorenew 自動更新 更新方法
notice_months: notice notice_period notice_period_months 予告期間 通知期間 解約予告
terminated: terminated_on termination_date 解除日 解約日
purposes: purpose 目的
source_url: url link reference 出典 参照
evidence: quote quotation 根拠
"""
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
no: no n false none 自動更新なし なし 無し 無 しない いいえ
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


RELATIONS = (*COLLABORATION, *sorted(STRUCTURAL))
__all__ = ["RELATIONS", "TYPES", "column_for", "japanese", "plain_name", "synonym"]
