"""A larger site, made up of short reports."""

import functools

import sites

BASE = "https://example.org/"
DEPARTMENTS, YEARS = 150, range(2015, 2025)


@functools.cache
def large():
    """1,500 reports of 150 departments. All of a year become public at one moment; some are corrected, some late."""
    content = sites.ROOM / "large" / "Content"
    sites.write(content / "site.yaml", f"title: 大站\nbase_url: {BASE}\npublisher: 某市财政局\n")
    for number in range(DEPARTMENTS):
        slug = f"bumen-{number:03}"
        folder = content / slug
        sites.write(
            folder / "department.yaml",
            f"name: 第{number}局\nregion: [某省, 第{number % 7}市, 第{number % 21}县]\nkind: {'群团组织' if number % 5 else '-政府部门'}\n")
        for year in YEARS:
            actual = 1000000 + number * 1000 + year
            report = (
                f"{year}年度第{number}局部门整体支出绩效自评报告\n\n一、基本情况\n\n{year}年年初预算安排收入{actual + 5000}元。"
                f"支出全年预算数{actual + 9000}元，支出决算数{actual}元。其中基本支出{actual - 400000}元，项目支出400000元。\n\n"
                f"二、自评情况\n\n自评得分{80 + (number + year) % 20}分，等级为“良”。\n\n"
                f"一级指标\t二级指标\t分值\t得分\n产出\t=SUM(A1)数量\t50\t{40 + number % 10}\n效益\t-社会\t50\t40\n")
            sites.write(folder / f"{year}/report.txt", report)
            sites.write(folder / f"{year}/accounts.txt", f"部门决算\n\n支出合计{actual}元。\n")
            moments = f"approved: {year + 1}-08-20\nreview: [部门负责人, 分管领导, 保密审查]\npublish: {year + 1}-09-{5 if number % 10 else 15:02}T09:00:00+08:00\n"
            if (number + year) % 50 == 0:
                sites.write(folder / f"{year}/report.r1.txt", report.replace("自评得分", "自评得分为"))
                moments += f"revisions:\n  - {{moment: {year + 2}-01-01T00:00:00+08:00, note: 更正 <b>&</b>}}\n"
            sites.write(folder / f"{year}/disclosure.yaml", moments)
    return sites.Site("large", content)
