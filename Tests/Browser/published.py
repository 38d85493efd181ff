"""A site that is published with a key, as an administrator does it."""

import os
import pathlib
import subprocess

import sites


class Published:
    """A Content of a few small disclosures in a folder of its own, its key beside it, its Site."""

    def __init__(self, name):
        self.room = sites.ROOM / name
        self.content, self.site, self.key = self.room / "Content", self.room / "Site", self.room / "key/ledger.key"
        sites.write(self.content / "site.yaml", "title: 公开\nsite_name: 公开\nbase_url: https://example.org/\n")
        made = self.run("keygen", "--name", "example.org/ledger", "--key", self.key)
        self.public = made.stdout.strip()

    def run(self, *arguments, code=0):
        done = subprocess.run([sites.TOOL, *arguments], capture_output=True, text=True, cwd=sites.ROOT)
        assert done.returncode == code, (done.returncode, done.stdout + done.stderr)
        return done

    def add(self, slug, year, score="96.5", more=""):
        sites.write(self.content / slug / "department.yaml", f"name: {slug}局\nregion: [江川省, 青石县]\n")
        folder = self.content / slug / str(year)
        sites.write(folder / "report.txt", report(slug, year, score))
        sites.write(folder / "accounts.txt", f"{slug}局{year}年度部门决算\n\n{year}年支出合计120.00万元。\n")
        sites.write(
            folder / "disclosure.yaml",
            f"approved: {year + 1}-08-20\npublish: {year + 1}-09-05T09:00:00+08:00\n"
            f"review: [部门负责人, 分管领导, 保密审查]\n{more}")

    def publish(self, code=0):
        return self.run(
            "publish", "--key", self.key, "--content", self.content, "--theme", sites.ROOT / "Theme", "--site",
            self.site, code=code)

    def verify(self, place=None, *more, code=0):
        return self.run("verify", place or self.site, "--key", self.public, *more, code=code)


def report(slug, year, score):
    return (
        f"{slug}局{year}年度部门整体支出绩效自评报告\n\n一、基本情况\n\n{year}年年初预算安排收入120.00万元，支出120.00万元，"
        f"其中基本支出80.00万元，项目支出40.00万元。\n\n二、自评结论\n\n自评得分{score}分，等次为优。\n")
