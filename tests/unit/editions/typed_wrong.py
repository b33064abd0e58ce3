"""What somebody who types Chinese writes into the files of an edition: what is right, what is
written instead, and what has to be said of it."""

from __future__ import annotations

from typing import Final

POINTS: Final = 'points = "10"'
SERVED: Final = 'kinds = [["served", "服务对象满意度指标"]]'
QUOTA: Final = 'quota = "编制数"'
KINDS: Final = '[["quantity", "数量指标"], ["quality"'
SOCIAL: Final = '    ["social", "社会效益指标"],'
PRACTICE: Final = 'practice = "ratio"        # 越小'
WRITE: Final = '请写成：points = "10"'
HALF: Final = "要用半角的"
QUOTES: Final = '引号要用英文的"'

IN_TOML: Final = (
    # quotes
    *((POINTS, f"points = {pair[0]}10{pair[1]}", WRITE) for pair in (
        *("“”", "””", "““", '”"', '"”', '“"', "‘’", "’’"),
        *("＂＂", "「」", "『』", "〝〞", "``", "«»"),
    )),
    (POINTS, 'points = "10', "少了后面的引号。" + WRITE),
    (POINTS, 'points = 10"', "少了前面的引号。" + WRITE),
    (POINTS, 'points = """10', WRITE),
    ('label = "产出指标"', 'label = "产出"指标""', "引号里面的引号要用中文的“”"),
    ('label = "产出指标"', 'label = "产出"指', "label"),
    ('label = "产出指标"', 'label = "产出\\指标"', "要写成“\\\\”"),
    ('label = "产出指标"', "label = 产出指标", '文字要写在英文引号里。请写成：label = "产出指标"'),
    (PRACTICE, "practice = ratio        # 越小", '请写成：practice = "ratio"'),
    # the sign between name and value
    *((POINTS, f'points {sign} "10"', WRITE) for sign in (
        "＝", ":", "：", "==", "＝＝", ":=", "=>", "→", "等于", "", "﹦", "->", "∶",
    )),
    *((POINTS, f"points {sign} “10”", WRITE) for sign in ("＝", "：", ":", "=")),
    (POINTS, "points =", "“=”后面没有写值"),
    (POINTS, "points = # 十分", "“=”后面没有写值"),
    # what stands behind the value
    *((POINTS, f'points = "10"{mark}', WRITE) for mark in (
        ",", "，", ";", "；", "。", "、", " ，",
    )),
    (POINTS, "points = “10”，", WRITE),
    (POINTS, 'points = "10" 十分', '请写成：points = "10" # 十分'),
    (POINTS, 'points = "10" // 十分', '请写成：points = "10" # 十分'),
    (POINTS, 'points = "10" ＃ 十分', '请写成：points = "10" # 十分'),
    (POINTS, 'points = "10" label = "a"', "一行只写一项"),
    # digits and letters in full width, spaces that are none
    (POINTS, 'ｐｏｉｎｔｓ = "10"', WRITE),
    (POINTS, "points = １０", "请写成：points = 10"),
    (POINTS, "points = 10分", "请写成：points = 10"),
    (POINTS, "points = 010", "请写成：points = 10"),
    *((POINTS, f'points{space}={space}"10"', "看不见的字符") for space in (
        "\u3000", "\u00a0", "\u2003", "\u200b", "\ufeff", "\u202f",
    )),
    (POINTS, '\u3000points = "10"', "全角空格"),
    (POINTS, '- points = "10"', WRITE),
    (POINTS, '1、points = "10"', "points"),
    ("year = 2023", "year = 2023年", "请写成：year = 2023"),
    ("year = 2023", "year ：２０２３", "请写成：year = 2023"),
    ("year = 2023", "year = “2023”", '请写成：year = "2023"'),
    ("1\npassage = false", "1\npassage = False", "请写成：passage = false"),
    ("1\npassage = false", "1\npassage = 否", "请写成：passage = false"),
    ("1\npassage = false", "1\npassage = no", "请写成：passage = false"),
    # heads of groups
    *(("[execution]", head, "请写成：[execution]") for head in (
        "［execution］", "【execution】", "[execution", "execution]", "[execution］",
        "〔execution〕",
        "[execution]：", "[execution]。", "[ｅxecution]",
    )),
    *(("[[groups]]", head, "请写成：[[groups]]") for head in (
        "［［groups］］", "[[groups]", "[groups]]", "[ [groups] ]", "【【groups】】",
        "[[groups]]：",
    )),
    # lists
    (KINDS, KINDS.replace(", ", "， "), HALF),
    (KINDS, KINDS.replace(", ", "、"), HALF),
    (KINDS, KINDS.replace(", ", " ", 1), "两项之间少了逗号"),
    (KINDS, KINDS.replace('"quantity"', "“quantity”"), QUOTES),
    (KINDS, KINDS.replace('"quantity"', '"quantity”'), QUOTES),
    (KINDS, KINDS.replace('"quantity"', '"quantity'), "少了后面的引号"),
    (KINDS, KINDS.replace("[[", "［［"), HALF),
    (SOCIAL, SOCIAL.replace(",", "，"), HALF),
    (SOCIAL, SOCIAL[:-1], "这一行末尾少了逗号"),
    (SOCIAL, SOCIAL[:-3] + "],", "少了后面的引号"),
    (SOCIAL, SOCIAL[:-2] + ",", "少了后面的方括号"),
    ('    ["lasting", "可持续影响指标"],\n]', '    ["lasting", "可持续影响指标"],', "少了后面的“"),
    *((SERVED, f"kinds = {new}", f"请写成：{SERVED}") for new in (
        '[("served", "服务对象满意度指标")]', '[{"served", "服务对象满意度指标"}]',
        '[[served, "服务对象满意度指标"]]', "[[served, 服务对象满意度指标]]",
        '[["served"; "服务对象满意度指标"]]', '[["served": "服务对象满意度指标"]]',
        "［［“served”， “服务对象满意度指标”］］", '[["served", "服务对象满意度指标"]',
        '[["served", 服务对象满意度指标"]]',
        "[[‘served’, ‘服务对象满意度指标’]]",
    )),
    (POINTS, "points = '10\"", WRITE),
    (POINTS, "points = \"10'", WRITE),
    (POINTS, '{points = "10"}', WRITE),
    ("[execution]", "[execution] 预算执行", "请写成：[execution] # 预算执行"),
    ("[execution]", "[预算执行]", "“预算执行”是 execution。请写成：[execution]"),
    # names
    (POINTS, '分值 = "10"', "“分值”是 points。" + WRITE),
    (QUOTA, '编制数 = "编制数"', "名称要用英文，不能用汉字“编制数”"),
    (QUOTA, 'projects[].final = "编制数"', '请写成："projects[].final" = "编制数"'),
    (QUOTA, f"{QUOTA}\n{QUOTA}", "写了两遍"),
    ("[hand]", "[execution]", "写了两遍"),
    # comments
    *(("[hand]", f"{mark} 手填的栏目\n[hand]", "请写成：# 手填的栏目") for mark in (
        "//", "--", ";", "；", "※",
    )),
    ("[hand]", "＃ 手填的栏目\n[hand]", "请写成：# 手填的栏目"),
    ("[hand]", "这里是手填的栏目\n[hand]", "请写成：# 这里是手填的栏目"),
    ("[hand]", "```toml\n[hand]", "说明的文字前面要写 #"),
)  # fmt: skip

ROW: Final = "| ^ | {quota} | < | {in_post} | < | {control_rate} | < |"
IN_PAGE: Final = (
    *((ROW, ROW.replace("|", bar), f"请写成：{ROW}") for bar in "｜│┃¦"),
    (ROW, ROW.replace("} |", "} ｜"), f"请写成：{ROW}"),
    (ROW, ROW.replace("{quota}", "｛quota｝"), f"请写成：{ROW}"),
    (ROW, ROW.replace("{quota}", "{quota｝"), f"请写成：{ROW}"),
    (ROW, ROW.replace("{quota}", "{ｑuota｝"), f"请写成：{ROW}"),
    (ROW, ROW.replace("{quota}", "｛编制数｝"), "会照原样印出来"),
    *((ROW, ROW.replace("<", mark, 1), f"请写成：{ROW}") for mark in "＜〈《"),
    (ROW, ROW.replace("^", "＾"), f"请写成：{ROW}"),
    (ROW, ROW[2:], f"请写成：{ROW}"),
    (ROW, f"\u200b{ROW}", f"请写成：{ROW}"),
    *(("@title ", style, "请写成：@title ") for style in (
        "＠title ", "@标题 ", "@title：", "@Title ", "@ title ",
    )),
    ("@note ", "@备注 ", "请写成：@note "),
    *(("title 附件2 ", word, "请写成：title 附件2 ") for word in (
        "title：附件2 ", "标题 附件2 ", "Title 附件2 ", "title＝附件2 ", "标题：附件2 ",
    )),
    *(("margins 19 12 19 15", line, "请写成：margins 19 12 19 15") for line in (
        "margins 19，12，19，15", "margins 19、12、19、15", "margins 19mm 12mm 19mm 15mm",
        "margins = 19 12 19 15", "页边距 19 12 19 15", "margins：19 12 19 15",
        "MARGINS 19 12 19 15", "margins 19毫米 12毫米 19毫米 15毫米",
    )),
    *(("columns 52 20 ", line, "请写成：columns 52 20 ") for line in (
        "columns 52、20、", "列宽 52 20 ", "Columns 52 20 ", "columns：52 20 ", "colums 52 20 ",
    )),
    *(("# How", f"{mark} How", "请写成：# How") for mark in ("＃", "//", "※", "--")),
    ("# How", "说明 How", "请写成：# 说明 How"),
    *(("*funds 6 |", front, "请写成：*funds 6 |") for front in (
        "＊funds 6 |", "*funds\u30006 |",
    )),
    *(("! | [funds", f"{front} [funds", "请写成：! | [funds") for front in (
        "！ |", "！|", "！｜", "!|",
    )),
    ("*buildings:1", "*buildings：1", "请写成：*buildings:1"),
    ("[funds.label]", "［funds.label］", "[funds.label]"),
    ("[funds.label]", "[funds.label］", "[funds.label]"),
    ("[unit]", "［unit］", "要写成“[unit]”"),
    ("[unit]", "【unit】", "要写成“[unit]”"),
    ("{base_date|dotted}", "{base_date｜dotted}", "{base_date|dotted}"),
    ("{quota}", "{编制数}", "是不是“quota”"),
    ("{quota}", "{Quota}", "是不是“quota”"),
    ("{quota}", "{ quota }", "是不是“quota”"),
    ("{quota}", "{qouta}", "是不是“quota”"),
)  # fmt: skip

NAME: Final = '"name": "执行率和得分'
VALUES: Final = '"values": {"quota": "0", "in_post": "3"}'
IN_EXAMPLES: Final = (
    (NAME, NAME.replace('"name": ', "“name”："), '请写成："name":"执行率和得分'),
    (NAME, NAME.replace('"name"', "name"), f"请写成：{NAME}"),
    (NAME, NAME.replace('"name"', "'name'"), f"请写成：{NAME}"),
    (NAME, NAME.replace(": ", " "), f"请写成：{NAME}"),
    (NAME, NAME.replace(": ", " = "), "要写“:”"),
    (VALUES, VALUES.replace(": {", "： ｛"), f"请写成：{VALUES}"),
    (VALUES, VALUES.replace(", ", "， "), f"请写成：{VALUES}"),
    (VALUES, VALUES.replace(", ", "、"), HALF),
    (VALUES, VALUES.replace('"0"', "“0”"), f"请写成：{VALUES}"),
    (VALUES, VALUES.replace('"0"', '"0'), f"请写成：{VALUES}"),
    (VALUES, VALUES.replace(", ", " "), f"请写成：{VALUES}"),
    (VALUES, VALUES.replace('"0"', "0人"), "值要写在引号里"),
    (VALUES, VALUES.replace("}", ",}"), "最后一项后面不写逗号"),
    (f"{VALUES},", VALUES, "这一行末尾少了逗号"),
)  # fmt: skip
