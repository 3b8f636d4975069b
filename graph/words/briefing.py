"""The words of the page about one organisation, in English and Japanese (see `graph.words`)."""

from __future__ import annotations

WORDS = {
    "board_kicker_org_who": ("Who it is", "組織の概要"),
    "board_kicker_org_partners": ("Partners", "提携先"),
    "board_kicker_org_only": ("Only through it", "ここだけのつながり"),
    "board_kicker_org_ends": ("What ends, and who decides", "満了と判断"),
    "board_kicker_org_next": ("Whom to meet next", "次に会うべき相手"),
    "title_org_facts": ("Facts", "基本情報"),
    "title_org_listed": ("All partners", "提携先の一覧"),
    "title_org_lost": ("What only it brings", "ここだけのつながりの内訳"),
    "title_org_signed": ("Agreements and sources", "協定と出典"),
}

SENTENCES = {
    # who it is
    "board_org_is": ("{what}.", "{what}です。"),
    "board_org_is_type": ("{text}", "種別は{text}"),
    "board_org_is_place": ("in {text}", "所在地は{text}"),
    "board_org_is_founded": ("founded {text}", "設立は{text}"),
    "board_org_few": ("{names} and {count} more", "{names}ほか{count}"),
    "board_org_partners": ("{partners:partner|partners}", "{partners}組織"),
    "board_org_partners_in": (
        "{partners:partner|partners} in {countries:country|countries}",
        "{partners}組織（{countries}か国・地域）",
    ),
    "board_org_has": (
        "{name} has {has}, the first since {day}",
        "{name}の提携先は{has}、最初の締結は{day}",
    ),
    "board_org_has_undated": ("{name} has {has}", "{name}の提携先は{has}"),
    "board_org_ours": (
        "We at {name} have {has}, the first since {day}",
        "当組織（{name}）の提携先は{has}、最初の締結は{day}",
    ),
    "board_org_ours_undated": ("We at {name} have {has}", "当組織（{name}）の提携先は{has}"),
    "board_org_since": (
        "{name} has been a partner of {ours} since {day}",
        "{name}と{ours}の提携は{day}から",
    ),
    "board_org_over": (
        "{name} was a partner of {ours} from {day} to {end}",
        "{name}と{ours}の提携は{day}から{end}まで",
    ),
    "board_org_tied_undated": (
        "{name} is a partner of {ours}, since when is not recorded",
        "{name}と{ours}は提携済み、開始日の記録なし",
    ),
    "board_org_not_tied": (
        "{name} has signed nothing with {ours} yet",
        "{name}と{ours}は未提携",
    ),
    "board_org_alone": ("{name} has no tie yet", "{name}はつながりのない組織"),
    "board_org_alone_ours": ("We at {name} have no tie yet", "当組織（{name}）はつながりのない組織"),
    "board_org_with_us": (
        "{count:agreement was|agreements were} signed with {ours}, {in_force} of them in force; the newest "
        "is from {day}.",
        "{ours}との協定は{count}件（うち有効{in_force}件）で、直近の締結は{day}です。",
    ),
    "board_org_with_us_all": (
        "{count:agreement was|agreements were} signed with {ours}, still in force; the newest is from {day}.",
        "{ours}との協定は{count}件（有効）で、直近の締結は{day}です。",
    ),
    "board_org_with_us_none": (
        "{count:agreement was|agreements were} signed with {ours}, none in force any more; the newest is "
        "from {day}.",
        "{ours}との協定は{count}件（有効なものなし）で、直近の締結は{day}です。",
    ),
    "board_org_with_us_undated": (
        "No date is recorded for {count:agreement|agreements} with {ours}.",
        "{ours}との協定{count}件には日付の記録がありません。",
    ),
    "board_org_rank": (
        "By partners it is {ordinal} of {of:organisation|organisations}.",
        "提携先数は{of}組織中{ordinal}です。",
    ),
    "board_org_in_force": (
        "Of its {signed:signed agreement|signed agreements}, {in_force:is|are} in force on {day}.",
        "{day}時点で、締結済みの協定{signed}件のうち{in_force}件が有効です。",
    ),
    # its partners
    "board_org_spread": ("{name} has {has}", "{name}の提携先は{has}"),
    "board_org_one_country": (
        "All {partners:partner|partners} of {name} are in {country}",
        "{name}の提携先{partners}組織はすべて{country}",
    ),
    "board_org_one_country_1": (
        "The one partner of {name} is in {country}",
        "{name}の提携先1組織は{country}",
    ),
    "board_org_one_country_2": (
        "Both partners of {name} are in {country}",
        "{name}の提携先2組織はいずれも{country}",
    ),
    "board_org_most_in": (
        "{count} of the {partners:partner|partners} are in {country}, the others in "
        "{others:country|countries}",
        "提携先{partners}組織中{count}組織が{country}、ほかは{others}か国・地域",
    ),
    "board_org_shared": (
        "{count:partner is a partner|partners are partners} of {ours}, too{names}.",
        "{count}組織{names}は{ours}の提携先でもあります。",
    ),
    "board_org_not_shared": (
        "{count:partner has|partners have} no tie to {ours}{names}.",
        "{count}組織{names}は{ours}とつながりがありません。",
    ),
    "board_org_newest": (
        "The newest partner is {name}, since {day}.",
        "最も新しい提携先は{name}（{day}から）です。",
    ),
    "board_org_drawn": (
        "The map shows the {drawn} of {partners:partner|partners} that have most partners themselves.",
        "地図には、提携先{partners}組織のうち、自らの提携先が多い{drawn}組織を示します。",
    ),
    # what only it brings
    "board_org_only": ("Only {name} brings {what} to the network", "{name}だけを通じたつながり：{what}"),
    "board_org_only_none": (
        "Nothing in the network hangs on {name} alone",
        "{name}だけに頼る組織・国・目的なし",
    ),
    "board_org_only_partners": ("{count:organisation|organisations}", "{count}組織"),
    "board_org_only_countries": ("{count:country|countries}", "{count}か国・地域"),
    "board_org_only_purposes": ("{count:purpose|purposes}", "目的{count}件"),
    "board_org_only_said_partners": (
        "No other partner: {names}.",
        "ほかに提携先のない組織は、{names}です。",
    ),
    "board_org_only_said_countries": (
        "No other tie reaches {names}.",
        "ほかにつながりのない国・地域は、{names}です。",
    ),
    "board_org_only_said_purposes": (
        "No other agreement is for this: {names}.",
        "ほかの協定にない目的は、「{names}」です。",
    ),
    # what ends
    "board_org_ends_none": (
        "No agreement of {name} needs a decision within {within}",
        "{within}以内に判断を要する{name}の協定なし",
    ),
    "board_org_next_end": ("The first to end is {names}, by {day}.", "最初の期限は{day}（{names}）です。"),
    # whom it may meet
    "board_org_next": (
        "{focal} could meet {name} next: they share {common:partner|partners}",
        "{focal}の次の提携候補は{name}、共通の提携先は{common}組織",
    ),
    "board_org_next_alike": (
        "{focal} could meet {name} next: nobody without a tie to it is more alike",
        "{focal}の次の提携候補は{name}、最も近い未提携組織",
    ),
    "board_org_next_none": ("Nobody stands out as next partner of {name}", "{name}の提携候補は該当なし"),
    "board_org_for_us": (
        "{name} can introduce {ours} to {names}: likely next partners.",
        "{name}は、{ours}の有力な提携候補である{names}を紹介できます。",
    ),
}
