"""How a list was read, and what was left out or supposed of it, in both languages (see `graph.words`)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "came_found": (
        "found {count:organisation|organisations} in the list",
        "一覧から{count}組織を読み取りました",
    ),
    "came_by_ties": (
        "added {count:organisation|organisations} that only ties name",
        "つながりにだけ現れる{count}組織を追加しました",
    ),
    "came_untyped": (
        "nothing tells the kind of {count:organisation|organisations} (university, city, ...): written as "
        "{type!r}, and drawn in grey",
        "{count}組織は種別（大学、市など）が分からないため {type!r} とし、地図では灰色で表示します",
    ),
    "came_with_days": (
        "nothing says when ties were signed: the day on which they begin was taken for it ({example!r})",
        "署名日の列がないため、開始日（{example!r}）を署名日としました",
    ),
    "came_ordered": (
        "{count:date|dates}, such as {example!r}, may begin with the day or the month: "
        "read in the order of the other dates of the list",
        "日と月のどちらが先か決まらない日付{count}件（例：{example!r}）を、一覧のほかの日付の順に読みました",
    ),
    "came_short_years": (
        "{count:date has|dates have} a year of two digits, such as {example!r}: read as of this century; 69 "
        "to 99, and what would have been signed in the future, as of the last",
        "年が2桁の日付が{count}件あります（例：{example!r}）。2000年代として読み、"
        "69～99と署名日が未来になるものは1900年代としました",
    ),
    "came_renewals": (
        "{count:row|rows} without a party, such as {example!r}: read as renewed with the party above",
        "当事者がなく更新とある{count}行（例：{example!r}）は、上の行の当事者との協定として読みました",
    ),
    "came_names_above": (
        "{count:row leaves|rows leave} out a party that stands above, such as {example!r}: read as that one",
        "当事者が空欄の{count}行は、上の行の {example!r} などとして読みました",
    ),
    "came_years_above": (
        "{count:day|days} without a year, such as {example!r}, got that of the heading above",
        "年のない日付{count}件（例：{example!r}）は、上の見出しの年としました",
    ),
    "came_only_days": (
        "{example!r} is the only column of days, and was read as the date of signing; where it is another "
        "day, delete its heading or say --column",
        "日付の列は {example!r} だけなので、締結日として読みました。"
        "ほかの日付であれば、見出しを消すか --column を指定してください",
    ),
    "came_only_terms": (
        "{example!r} is the only column of lengths of time, and was read as how long the agreements last; "
        "where it is of something else, delete its heading or say --column",
        "期間の列は {example!r} だけなので、協定の有効期間として読みました。"
        "ほかのものであれば、見出しを消すか --column を指定してください",
    ),
    "came_only_names": (
        "no heading says who the parties are; those below {example!r} were read as such; where they are "
        "none, say --column",
        "当事者の見出しがないため、{example!r} の列を当事者として読みました。"
        "違う場合は --column を指定してください",
    ),
    "came_owner": (
        "the title says whose list it is: {example!r} is the other party of each row; where it is not, say "
        "--ours",
        "表題から {example!r} の一覧とみて、各行のもう一方の当事者としました。"
        "違う場合は --ours を指定してください",
    ),
    "came_whole_years": (
        "{example!r} holds days whole years after those of signing, and was read as the last day; where it "
        "is another day, delete its heading or say --column",
        "{example!r} の日付は締結日からちょうど数年後なので、満了日として読みました。"
        "違う場合は、見出しを消すか --column を指定してください",
    ),
    "came_ended": (
        "{count:row says|rows say} in a status or a note when the agreement ends, and that was read as its "
        "end: {example}",
        "状態または備考に終了日が書かれた{count}行は、その日を終了日として読みました：{example}",
    ),
    "came_dated_names": (
        "{count:name has|names have} the year of signing in brackets, such as {example!r}: read as an "
        "agreement each",
        "かっこ内に締結年のある名称{count}件（例：{example!r}）を、それぞれ一つの協定として読みました",
    ),
    "came_kinds": (
        "{count:column says|columns say} when agreements of a kind were signed ({example}): read as one "
        "agreement each",
        "種類ごとの締結日の列{count}個（{example}）を、それぞれ一つの協定として読みました",
    ),
    "came_namesakes": (
        "{count:name stands|names stand} in several countries, {example}: read as an organisation in each; "
        "where they are one, write the same country in the list",
        "国の異なる同じ名称が{count}件あり（{example}）、国ごとに別の組織としました。"
        "同じ組織であれば、一覧の国をそろえてください",
    ),
    "came_two_cities": (
        "{count:organisation stands|organisations stand} in several cities ({example}): read as one; where "
        "they are two, write names that differ",
        "複数の都市にある同じ名称の組織が{count}件あり（{example}）、一つの組織として読みました。"
        "別の組織であれば、名称を書き分けてください",
    ),
    "came_former": (
        "{count:name has|names have} a former one behind it, such as {example!r}: both are names of one "
        "organisation",
        "旧名称の付いた名称が{count}件あり（例：{example!r}）、旧名称も同じ組織の名称としました",
    ),
    "came_days_aside": (
        "{count:column|columns} of days kept as they are, for the table was read as a list of organisations "
        "({example}); where each row is an agreement, say which column is the partner: "
        '--column target="..."',
        "組織の一覧として読んだため、日付の列{count}個をそのまま保持しました（{example}）。"
        '各行が協定であれば、相手先の見出しを --column target="..." で指定してください',
    ),
    "came_ours_aside": (
        "--ours {example!r} was not used, for no list of agreements was found",
        "協定の一覧がないため、--ours {example!r} は使いませんでした",
    ),
    "came_second": (
        "{count:column|columns} of days kept beside others that tell the same ({example}); where one is "
        "meant, say --column",
        "同じ内容の列がほかにある日付の列{count}個（{example}）は、そのまま保持しました。"
        "そちらを使う場合は --column を指定してください",
    ),
    "came_noted": (
        "{example!r} stands among the notes, and was read as renewing itself",
        "備考にある {example!r} を自動更新として読みました",
    ),
    "came_marks": (
        "{count:column has|columns have} nothing but marks or years ({example}), and no agreements were read "
        "of them; if these are partners, clear the first cell of the header, so that the table is read as "
        "one of partners against partners",
        "印または年だけの列が{count}個あり（{example}）、協定としては読みませんでした。"
        "相手先であれば、見出しの左上のセルを空欄にすると、組織どうしの表として読みます",
    ),
    "came_far": (
        "read {count:last day|last days} in the year 9999 or 2999, such as {example!r}, as no end",
        "9999年・2999年の終了日{count}件（例：{example!r}）を期限なしとして読みました",
    ),
    "came_unused_signed": (
        "{count:column|columns} of days kept as they are, such as {example!r}; where it tells when "
        "agreements were signed, "
        'say --column signed="{example}"',
        "日付の列{count}個をそのまま保持しました（例：{example!r}）。"
        "締結日であれば "
        '--column signed="{example}" を指定してください',
    ),
    "came_unused_expires": (
        "{count:column|columns} of days kept as they are, such as {example!r}; where it tells when "
        "agreements end, "
        'say --column expires="{example}"',
        "日付の列{count}個をそのまま保持しました（例：{example!r}）。"
        "有効期限であれば "
        '--column expires="{example}" を指定してください',
    ),
    "came_unused_term_years": (
        "{count:column|columns} of terms kept as they are, such as {example!r}; where it tells how long "
        "agreements last, "
        'say --column term_years="{example}"',
        "期間の列{count}個をそのまま保持しました（例：{example!r}）。"
        "有効期間であれば "
        '--column term_years="{example}" を指定してください',
    ),
    "came_unused_auto_renews": (
        "{count:column|columns} of renewals kept as they are, such as {example!r}; where it tells "
        "whether agreements renew themselves, "
        'say --column auto_renews="{example}"',
        "更新の列{count}個をそのまま保持しました（例：{example!r}）。"
        "自動更新の有無であれば "
        '--column auto_renews="{example}" を指定してください',
    ),
    "came_unused_terminated": (
        "{count:column|columns} of days kept as they are, such as {example!r}; where it tells when "
        "agreements were terminated, "
        'say --column terminated="{example}"',
        "日付の列{count}個をそのまま保持しました（例：{example!r}）。"
        "解約日であれば "
        '--column terminated="{example}" を指定してください',
    ),
    "came_unused_renewed": (
        "{count:column|columns} of days kept as they are, such as {example!r}; where it tells when "
        "agreements were renewed, give each renewal a row of its own, with its day of signing and renewal in "
        "a column "
        "kind: else its agreement counts as over after its first term",
        "日付の列{count}個をそのまま保持しました（例：{example!r}）。"
        "協定を更新した日であれば、更新ごとに1行とし、署名日と、kind 列に「更新」を書いてください。"
        "書かない場合、協定は最初の期間で終了したものとして数えます",
    ),
    "came_formulas": (
        "{count:formula has|formulas have} no stored value: read as blank, such as {example}; "
        "open the workbook in Excel, save it and import it again",
        "値が保存されていない数式{count}個を空欄として読みました（例：{example}）。"
        "Excel で開いて保存し直してから取り込んでください",
    ),
    "came_gone": (
        "read {count:cell|cells} as blank whose text the workbook does not hold (number {example})",
        "ブックにない文字列を指すセル{count}個を空欄として読みました（番号 {example}）",
    ),
    "came_unnamed": (
        "left out {count:cell|cells} in a column without a heading, such as {example!r}; "
        "write a heading above them",
        "見出しのない列にあるセル{count}個は読みませんでした（例：{example!r}）。見出しを付けてください",
    ),
    "came_times": (
        "could not read {count:time|times} at which ties begin or end, such as {example!r}; "
        "years and days can be read",
        "つながりの開始または終了の時点{count}件を読めませんでした（例：{example!r}）。"
        "読めるのは年と日付です",
    ),
    "came_spells": (
        "left out {count:time|times} at which organisations come or go, such as {example!r}; only ties "
        "have days",
        "組織の開始または終了の時点{count}件は読みませんでした（例：{example!r}）。"
        "日付はつながりにだけあります",
    ),
    "came_hours": (
        "left out the time of day in {count:cell|cells} with a date, such as {example}",
        "日付のセル{count}個にある時刻は読みませんでした（例：{example}）",
    ),
    "nothing_written": (
        "nothing was written: this is what it would do",
        "書き込みはしていません（実行すると以上のとおりになります）",
    ),
    "same_again": ("the same again: {command}", "同じ読み込みをもう一度行うには：{command}"),
    "settings_in_use": ("{path}: {settings}", "{path}：{settings}"),
    "as_it_is": ("(kept, not used)", "（保持のみ）"),
    "means": ("{meaning} ({column})", "{meaning}（{column}）"),
    "means_source": ("first party", "当事者"),
    "means_target": ("the partner", "相手先"),
    "means_party_3": ("third party", "第三の当事者"),
    "means_party_4": ("fourth party", "第四の当事者"),
    "means_party_5": ("fifth party", "第五の当事者"),
    "means_party_6": ("sixth party", "第六の当事者"),
    "means_parties": ("all parties", "全当事者"),
    "means_signed": ("date of signing", "締結日"),
    "means_effective": ("in force from", "発効日"),
    "means_announced": ("date of announcement", "発表日"),
    "means_expires": ("last day", "満了日"),
    "means_term_years": ("years it lasts", "有効年数"),
    "means_auto_renews": ("renews itself", "自動更新"),
    "means_notice_months": ("months of notice", "予告月数"),
    "means_terminated": ("ended early on", "中途終了日"),
    "means_relation": ("kind of agreement", "協定の種類"),
    "means_kind": ("first or renewal", "新規・更新"),
    "means_agreement": ("number of the agreement", "協定番号"),
    "means_renews": ("agreement it renews", "更新元の協定"),
    "means_purposes": ("fields", "分野"),
    "means_source_url": ("where it is published", "出典"),
    "means_name_ja": ("name in Japanese, Chinese or Korean", "日本語・中国語・韓国語の名称"),
    "means_id": ("short name for the files", "ファイル内の ID"),
    "means_evidence": ("words of the source", "根拠の記述"),
    "means_date_basis": ("where the date is from", "日付の根拠"),
    "means_short": ("short name", "略称"),
    "means_short_ja": ("short name in Japanese", "日本語の略称"),
    "means_interval": ("times", "期間"),
    "means_source_name": ("name of the first party", "当事者の名称"),
    "means_target_name": ("name of the partner", "相手先の名称"),
    "means_type": ("kind of organisation", "組織の種別"),
    "means_lat": ("latitude", "緯度"),
    "means_lon": ("longitude", "経度"),
    "means_url": ("web page", "ウェブサイト"),
    "means_aliases": ("other names", "別名"),
    "means_country": ("country", "国"),
    "means_region": ("region", "都道府県・州"),
    "means_city": ("city", "市区町村"),
    "means_founded": ("founded", "設立"),
    "means_name": ("name", "名称"),
    "means_status": ("status", "状態"),
    "means_notes": ("notes", "備考"),
    "ask_ours": ("Whose list is it", "どの組織の一覧ですか"),
    "ask_order": ("Does the day stand first (31/12/2019)", "日が先に書かれていますか（31/12/2019）"),
    "ask_column": ("Which one", "どれですか"),
    "came_otherwise": (
        "{count:cell says|cells say} another thing of an organisation than a row before "
        "({example}); the first is kept",
        "同じ組織について前の行と異なるセルが{count}個あります（{example}）。先の値を残しました",
    ),
    "new_of_list": (
        "added {nodes:organisation|organisations} and {edges:tie|ties} of the list; "
        "{same:tie is|ties are} there already",
        "一覧から{nodes}組織とつながり{edges}件を追加しました（{same}件は既にあります）",
    ),
    "only_here": (
        "{count:tie of the folder is|ties of the folder are} not in the list; kept: {examples}",
        "一覧にないつながり{count}件は、そのまま残しました：{examples}",
    ),
    "further_parties": (
        "{count:agreement has|agreements have} more parties in the list than in the folder, where they were "
        "added to it: {examples}",
        "協定{count}件は一覧のほうが当事者が多いため、フォルダーの同じ協定に当事者を追加しました：{examples}",
    ),
    "undecided_parties": (
        "{count:agreement|agreements} of the list may be one of the same day that the folder has with more "
        "or fewer parties, and more than one fits: {examples}; added as new; where two are one, delete the "
        "older row",
        "同じ日で当事者の数が異なる協定がフォルダーにあり、候補が複数あって決まらない協定が{count}件あります："
        "{examples}。新しい協定として追加しました。同じ協定であれば、古い行を削除してください",
    ),
    "parties_apart": (
        "{count:agreement of the list stands|agreements of the list stand} in the folder as several: "
        "{examples}; where it is one, give those rows the same number in the column agreement",
        "一覧では1つの協定が、フォルダーでは複数の協定になっているものが{count}件あります：{examples}。"
        "1つの協定であれば、その行の agreement 列に同じ番号を書いてください",
    ),
    "two_spellings": (
        "{count:agreement has|agreements have} another party in the list than in the folder, and now both: "
        "{examples}; where they are one organisation, write its new name into the column aliases of the old "
        "one in nodes.csv, and delete the rows that were added",
        "番号が同じで当事者が異なる協定が{count}件あり、両方が当事者になりました：{examples}。同じ組織であれば、"
        "新しい名称を nodes.csv の元の行の aliases 列に書き、追加された行を削除してください",
    ),
    "maybe_redated": (
        "{count:tie was|ties were} added that may be an old one with another date: {examples}; where it is, "
        "delete the older row",
        "追加したつながり{count}件は、古い行の日付を直したものかもしれません：{examples}。"
        "同じ協定であれば、古い行を削除してください",
    ),
    "maybe_several": (
        "{count:tie of the folder|ties of the folder} may stand in the list as those of several partners: "
        "{examples}; where they are several, delete the older row",
        "一覧では複数の相手先になっているかもしれないつながりが{count}件あります：{examples}。"
        "複数であれば、古い行を削除してください",
    ),
    "maybe_renamed": (
        "{count:tie of the folder|ties of the folder} may stand in the list under another name of the partner"
        ": {examples}; where it is one organisation, write its new name into the column aliases of the old "
        "one in nodes.csv, and delete the rows that were added",
        "相手先の名称を変えて一覧にあるかもしれないつながりが{count}件あります：{examples}。同じ組織であれば、"
        "新しい名称を nodes.csv の元の行の aliases 列に書き、追加された行を削除してください",
    ),
    "list_says_more": (
        "filled {count:blank cell|blank cells} from the list: {examples}",
        "空欄{count}個を一覧の値で埋めました：{examples}",
    ),
    "list_says_other": (
        "the list says otherwise in {count:cell that stays|cells that stay}: {examples}; "
        "--update takes what the list says",
        "一覧と異なるセル{count}個はそのまま残しました：{examples}。"
        "一覧の値にするには --update を付けてください",
    ),
    "list_replaced": (
        "replaced {count:cell|cells} by what the list says: {examples}",
        "{count}個のセルを一覧の値に置き換えました：{examples}",
    ),
    "came_years": (
        "{count:column is|columns are} headed by a year, such as {example}, and kept as they stand: "
        "no date was read of them; give each agreement a row of its own, with its year in one column",
        "年を見出しとする列{count}個（例：{example}）は、そのまま残し、日付としては読みませんでした。"
        "協定ごとに1行とし、年は1つの列に書いてください",
    ),
    "came_damage": (
        "took NUL characters and byte order marks out of {count:cell|cells}, such as {example}",
        "セル{count}個から NUL 文字とバイト順マークを取り除きました（例：{example}）",
    ),
    "came_types": (
        "the type of {count:organisation|organisations} was told by the name (university, city, Inc.)",
        "{count}組織の種別は名称（大学、市、株式会社など）から補いました",
    ),
    "read_as": ("read as {tool}", "{tool} として読みました"),
    "read_list": (
        "read {count:list|lists} of agreements with {name}, one party in each row",
        "{name} が結んだ協定の一覧{count}件を読みました（各行に相手先）",
    ),
    "read_ties": (
        "read {count:list|lists} of agreements, both parties in each row",
        "協定の一覧{count}件を読みました（各行に両当事者）",
    ),
    "read_organisations": ("read {count:list|lists} of organisations", "組織の一覧{count}件を読みました"),
    "read_matrix": (
        "read the matrix of {name}: a filled cell is a tie, a year or date in it the day of signing, "
        "a number so many agreements",
        "{name} を行列として読みました（値のあるセルをつながり、年・日付を署名日、数を協定の件数としました）",
    ),
    "came_lopsided": (
        "{count:pair stands|pairs stand} in one half of a matrix "
        "otherwise than in the other: {example}; kept",
        "行列の上半分と下半分で値の異なる組が{count}件あります（例：{example}）。つながりとして残しました",
    ),
    "came_crosses": (
        "{count:cell has|cells have} a cross ({example!r}), and none another mark: read as agreements",
        "×印のセルが{count}個あり（{example!r}）、ほかの印がないため、協定ありとして読みました",
    ),
    "came_crossed_out": (
        "{count:cell has|cells have} a cross ({example!r}) beside cells with years, dates or numbers: "
        "read as no agreement; where a cross means one, write 1",
        "年・日付・数のセルのほかに×印のセルが{count}個あり（{example!r}）、協定なしとして読みました。"
        "協定ありの場合は1と書いてください",
    ),
    "came_half": (
        "left out {count:cell|cells} of a matrix with {example}, which may mean an agreement or none; "
        "write 1 where there is one",
        "協定の有無が決まらない印（{example}）のセル{count}個は読みませんでした。"
        "協定ありの場合は1と書いてください",
    ),
    "came_crossing": (
        "{count:text|texts} in cells of a matrix {count:is|are} no date, such as {example!r}: read as "
        "an agreement without one; the text is in the column notes",
        "日付として読めない行列のセルが{count}種類あります（例：{example!r}）。日付のない協定として読み、"
        "その文字は notes 列に残しました",
    ),
    "came_no_ties": (
        "found no agreement in the filled cells of {count:matrix|matrices}: {example}; "
        "write 1, ○ or a year where there is one",
        "行列{count}個には、協定ありと読めるセルがありません：{example}。"
        "協定ありのセルには1、○ または年を書いてください",
    ),
    "came_above": (
        "left out {count:row|rows} above the header: {example!r}",
        "見出し行より上の{count}行は読みませんでした（例：{example!r}）",
    ),
    "came_headers": (
        "left out {count:row that says|rows that say} the headings once more, such as {example}",
        "見出しを繰り返す{count}行は読みませんでした（例：{example}）",
    ),
    "came_aside": (
        "left out {count:row that holds|rows that hold} one text and no party, such as {example!r}",
        "当事者がなく文字列が1つだけの{count}行は読みませんでした（例：{example!r}）",
    ),
    "came_alone": (
        "{count:row holds|rows hold} a name and nothing else, {example}: read as "
        "agreed without a date; where one is a heading, delete that row in the list",
        "名称だけの行が{count}行あります（{example}）。日付のない協定として読みました。"
        "見出しであれば一覧から削除してください",
    ),
    "came_sums": (
        "left out {count:row|rows} of sums, such as {example}",
        "合計の{count}行は読みませんでした（例：{example}）",
    ),
    "came_partyless": (
        "left out {count:row that names|rows that name} no party, such as {example}; write who it is",
        "当事者の書かれていない{count}行は読みませんでした（例：{example}）。当事者を記入してください",
    ),
    "came_together": (
        "{count:tie has|ties have} several agreements and one date, such as {example}, and each is kept as "
        "one agreement; give each agreement its date in the attribute dates, or an edge of its own",
        "複数の協定に日付が1つしかないつながりが{count}件あり（例：{example}）、それぞれ1件の協定としました。"
        "属性 dates に協定ごとの日付を入れるか、協定ごとに辺を分けてください",
    ),
    "came_self": (
        "left out {count:row|rows} in which an organisation is tied to itself, such as {example}",
        "同じ組織どうしの{count}行は読みませんでした（例：{example}）",
    ),
    "came_one_party": (
        "left out {count:row that names|rows that name} one party only, such as {example}; write all parties "
        "of an agreement in one row, with a semicolon between them",
        "当事者が1つしか書かれていない{count}行は読みませんでした（例：{example}）。"
        "協定の全当事者を1行に、セミコロンで区切って書いてください",
    ),
    "came_ambiguous": (
        "{count:party has|parties have} a name that several organisations share, "
        "such as {example!r}; write the id",
        "複数の組織に当てはまる名称が{count}件あります（例：{example!r}）。ID で書いてください",
    ),
    "came_split": (
        "{count:cell holds|cells hold} several parties and {count:was|were} split: {example}",
        "複数の当事者が入ったセル{count}個を分けました（例：{example}）",
    ),
    "came_joint": (
        "{count:cell names|cells name} an organisation made of the names of others, and {count:was|were} "
        "read as that one: {example}; where several are meant, write a semicolon between them",
        "ほかの組織の名称を並べた名称の組織を指すセルが{count}個あり、1つの組織として読みました：{example}。"
        "複数の組織であれば、セミコロンで区切って書いてください",
    ),
    "came_marked": (
        "left out the mark of a footnote behind {count:name|names}, such as {example!r}",
        "名称の後の注記号{count}件を除きました（例：{example!r}）",
    ),
    "came_two_names": (
        "{count:cell holds|cells hold} the name of an organisation in two languages: {example}",
        "組織名が2言語で書かれたセルが{count}個あります（例：{example}）",
    ),
    "came_spelled": (
        "{count:name is|names are} written in another way than before and read as the same "
        "organisation: {example}",
        "別の書き方の名前{count}件を同じ組織として読みました：{example}",
    ),
    "came_unsigned": (
        "left out {count:row|rows} whose status says that nothing is signed yet: {example}",
        "状態が未締結の{count}行は読みませんでした：{example}",
    ),
    "came_unsigned_dated": (
        "left out {count:row|rows} whose status says that nothing is signed yet, though a day of signing "
        "stands there: {example}; where it is signed, put the status right",
        "状態が未締結で、締結日のある{count}行は読みませんでした：{example}。締結済みであれば、状態を直してください",
    ),
    "came_status": (
        "{count:row has|rows have} a status that is not known here, such as {example!r}: read as signed",
        "意味の分からない状態の行が{count}行あります（例：{example!r}）。締結済みとして読みました",
    ),
    "came_over": (
        "{count:agreement is|agreements are} over by the status ({example}), but no date says so; "
        "written as in force: fill in the column terminated",
        "状態では終了となっているものの（{example}）、日付の上では有効な協定が{count}件あります。"
        "有効として書き出しました。terminated 列に終了日を記入してください",
    ),
    "came_past": (
        "{count:agreement is|agreements are} in force by the status ({example}), but past the last day; "
        "written as ended: fill in the column auto_renews, or the new last day",
        "状態では有効となっているものの（{example}）、満了日を過ぎた協定が{count}件あります。"
        "満了として書き出しました。auto_renews 列か新しい満了日を記入してください",
    ),
    "came_no_table": (
        "could not make out the columns of {count:table|tables}, and read nothing there: {example}",
        "列の意味が分からないため読みませんでした（{count}件）：{example}",
    ),
    "came_no_list": (
        "left out {count:sheet that is|sheets that are} no list of agreements: {example}",
        "協定の一覧ではないため読みませんでした（{count}件）：{example}",
    ),
}
