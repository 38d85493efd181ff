"""A site to be searched: 300 reports whose words are alike, so that parts of a phrase stand where the phrase does not."""

import functools
import random

import sites

DEPARTMENTS, YEARS = 30, range(2015, 2025)
BODIES = ["总工会", "档案馆", "林业局", "图书馆", "水务局", "残疾人联合会", "疾病预防控制中心", "融媒体中心", "司法局", "气象局"]
HEADS = ["坚持问题导向", "按照年度工作要点", "围绕中心、服务大局", "结合部门职能", "落实“过紧日子”要求", "聚焦主责主业", "深化“放管服”改革", "对照ＡＢ岗制度"]
VERBS = ["组织开展", "统筹推进", "持续深化", "全面落实", "稳步实施", "规范管理", "不断完善"]
OBJECTS = ["基层阵地建设", "困难群众帮扶", "职业技能竞赛", "安全生产专项整治", "公共文化服务供给", "民生实事项目", "COVID-19防控", "数字化平台改造"]
TAILS = ["，共开展活动{a}场次，惠及群众{b}人次", "，投入资金{c}万元，完成年度任务的{p}%", "，受理事项{b}件（办结率{p}%）", "，较上年增长{p}％", "：满意度{p}%；投诉{a}件"]
REGIONS = [["江南省", "临江市", "青石县"], ["江南省", "临江市", "平溪县"], ["江南省", "白沙市"], ["岭北省"]]


def grade(score):
    return "优" if score >= 90 else "良" if score >= 80 else "中"


def report(dice, name, year, score):
    def sentence():
        return dice.choice(HEADS) + "，" + dice.choice(VERBS) + dice.choice(OBJECTS) + dice.choice(TAILS).format(
            a=dice.randint(1, 90), b=dice.randint(100, 99999), c=f"{dice.uniform(1, 900):.2f}", p=f"{dice.uniform(85, 100):.2f}") + "。"

    rows = "\n".join(f"{dice.choice(OBJECTS)}\t{dice.randint(2, 10)}\t{dice.uniform(1, 10):.1f}" for _ in range(6))
    paragraphs = "\n\n".join("".join(sentence() for _ in range(dice.randint(3, 6))) for _ in range(5))
    return (f"{year}年度{name}部门整体支出绩效自评报告\n\n一、部门基本情况\n\n{paragraphs}\n\n二、绩效自评情况\n\n"
            f"{year} 年整体支出绩效自评得分为{score}分，等级为“{grade(score)}”。{sentence()}\n\n指标\t分值\t得分\n{rows}\n\n"
            f"三、存在的主要问题\n\n{sentence()}{sentence()}\n")


@functools.cache
def searched():
    content = sites.ROOM / "searched" / "Content"
    sites.write(content / "site.yaml", "title: 搜索\npolicy: {review: optional, errors: shown}\n")
    dice = random.Random(20251120)
    for number in range(DEPARTMENTS):
        region = REGIONS[number % len(REGIONS)]
        name = region[-1] + BODIES[number % len(BODIES)] + ("" if number < 20 else "下属单位")
        folder = content / f"d{number:03}"
        sites.write(folder / "department.yaml", f"name: {name}\naliases: [别称{number}号]\nregion: [{', '.join(region)}]\n")
        for year in YEARS:
            score = dice.choice([95.5, 91, 88, 84.25, 76])
            sites.write(folder / f"{year}/report.txt", report(dice, name, year, score))
            sites.write(folder / f"{year}/accounts.txt", f"{name}{year}年度部门决算\n\n支出合计{dice.uniform(1, 9000):.2f}万元。\n")
            sites.write(folder / f"{year}/disclosure.yaml", f"approved: {year + 1}-08-20\npublish: {year + 1}-09-05T09:00:00+08:00\n")
    return sites.Site("searched", content), content
