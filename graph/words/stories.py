"""What is said when a story is told on slides or in pictures: above all what they do not show of it."""

from __future__ import annotations

SENTENCES = {
    "story_step": ("step {numbers}", "ステップ{numbers}"),
    "story_steps": ("steps {numbers}", "ステップ{numbers}"),
    "story_line": ("{steps}: {told}", "{steps}：{told}"),
    "story_cut": (
        "the text is longer than its room above the map; all of it is in the notes of a slide",
        "本文が地図の上の欄に収まりません。全文はスライドのノートにあります",
    ),
    "story_world": (
        "there is no map of the world, so everyone stands as in the network",
        "世界地図は描けないため、ネットワークの配置で示しています",
    ),
    "story_colour": (
        "colours are those of types, as on all pictures",
        "色は、ほかの図と同じく種別を表します",
    ),
    "story_size": (
        "the size is the number of partners, as on all pictures",
        "大きさは、ほかの図と同じく提携先の数を表します",
    ),
    "story_groups": (
        "groups are tinted where they stand, the five largest at most",
        "グループは配置を変えず、大きい順に最大5つを薄く色分けしています",
    ),
    "story_bubbles": ("groups are not folded into bubbles", "グループを円に折りたたむ表示はありません"),
    "story_days": (
        "the two days are one map, on which what is new is marked",
        "2つの日付は並べず、1枚の地図に重ねて新しいものに印を付けています",
    ),
    "story_changes": (
        "nothing is left out by what became of it",
        "変化の種類による絞り込みは反映していません",
    ),
    "story_find": ("who answers a question is not lit up", "検索に該当する組織は強調していません"),
    "story_context": (
        "structure (located in, member of) is not drawn",
        "構造（所在地・会員など）は描いていません",
    ),
    "story_table": ("tables are not shown", "表は載せていません"),
    "story_camera": (
        "all of the map is shown, not the part that the camera frames",
        "拡大した部分ではなく、地図全体を示しています",
    ),
}
