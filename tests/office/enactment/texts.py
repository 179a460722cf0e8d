"""The published texts that are enacted: the official ones where they lie beside the checkout, and made-up ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"


@dataclass(frozen=True)
class Text:
    """A published text and what must come of it. `old`: the document that it repeals."""

    name: str
    district: str
    number: str
    title: str
    made_on: str
    sitting: int
    held_on: str
    old: str
    fields: tuple[str, ...]
    pattern: str = ""
    words: str = ""

    @property
    def answers(self) -> Path:
        return ROOT / "examples" / f"enact-{self.district}.yaml"

    def file(self, folder: Path) -> Path:
        """The file to enact; skips the test where an official text is not there."""
        if self.words:
            path = folder / f"{self.name}.txt"
            path.write_text(self.words, encoding="utf-8")
            return path
        found = sorted(SEEDS.glob(self.pattern))
        if not found:
            pytest.skip("the official texts do not lie in ../shared/seeds")
        return found[0]


DONGCHENG = "北京市东城区人民政府"
DONGCHENG_FIELDS = ("工作方案", DONGCHENG, "", "", "2024-04-02")
CHAOYANG = "北京市朝阳区人民政府"
SEAL_RULES = """1. [索引号]11A000/ZK-2024-000031
2. [主题分类] 工作方案
3. [发文机构] 北京市东城区人民政府
4. [联合发文单位]
5. [实施日期]
6. [成文日期] 2024-04-02
7. [发文字号] 东政发〔2024〕9号
8. [废止日期]
9. [发布日期] 2024-04-02
10. [有效性] 有效

北京市东城区人民政府关于印发《东城区印章使用规定》的通知

各街道办事处，区政府各委、办、局，各区属机构：

  《东城区印章使用规定》已经2024年3月25日第84次区政府常务会议审议通过，现印发给你们，请照此办理。

  北京市东城区人民政府

  2024年4月2日

 （此件公开发布）


东城区印章使用规定

第一章 总则

第一条 为了管好印章，写下这些虚构的规定，仅供检验程序之用。

第二条 用印须登记，登记写明下列各项：

（一）用印的日期；

（二）用印的文件。

第二章 附则

第三条 登记簿每年装订一次。

第四条 本规定自发布之日起施行。2019年5月6日区政府印发的《东城区印章使用规定》（东政发〔2019〕8号）同时废止。
"""
MAIL_RULES = """
北京市朝阳区人民政府关于印发
《朝阳区信件收发规定》的通知

朝政发〔2023〕7号

各街道办事处、地区办事处（乡政府），区政府各委、办、局，各区属机构：
    现将《朝阳区信件收发规定》印发给你们，请照此办理。

                              北京市朝阳区人民政府
2023年4月6日
（此件公开发布）

朝阳区信件收发规定
（2023年3月27日第3次区政府常务会议通过）

第一章  总  则
一、为了收好信件，写下这些虚构的规定，仅供检验程序之用。
二、收到的信件当日登记，登记写明来信单位和收到的时间。
第二章  附  则
三、登记簿每年装订一次。
四、本规定自印发之日起施行。2017年2月3日北京市朝阳区人民政府印发的《朝阳区信件收发规定》（朝政发〔2017〕4号）同时废止。
"""
TEXTS = (
    Text(
        "dongcheng-official",
        "dongcheng",
        "东政发〔2024〕2号",
        f"{DONGCHENG}关于印发《{DONGCHENG}工作规则》的通知",
        "2024-04-02",
        84,
        "2024-03-25",
        "东政发〔2018〕37号",
        (
            "11A000/ZK-2024-000019",
            "工作方案",
            DONGCHENG,
            "",
            "",
            "2024-04-02",
            "东政发〔2024〕2号",
            "",
            "2024-04-02",
            "有效",
        ),
        pattern="000*.txt",
    ),
    Text(
        "chaoyang-official",
        "chaoyang",
        "朝政发〔2023〕5号",
        f"{CHAOYANG}关于印发《{CHAOYANG}工作规则》的通知",
        "2023-04-06",
        3,
        "2023-03-27",
        "朝政发〔2018〕9号",
        ("", "", CHAOYANG, "", "", "2023-04-06", "朝政发〔2023〕5号", "", "2023-04-07", "有效"),
        pattern="004*.txt",
    ),
    Text(
        "dongcheng-made-up",
        "dongcheng",
        "东政发〔2024〕9号",
        f"{DONGCHENG}关于印发《东城区印章使用规定》的通知",
        "2024-04-02",
        84,
        "2024-03-25",
        "东政发〔2019〕8号",
        (
            "11A000/ZK-2024-000031",
            "工作方案",
            DONGCHENG,
            "",
            "",
            "2024-04-02",
            "东政发〔2024〕9号",
            "",
            "2024-04-02",
            "有效",
        ),
        words=SEAL_RULES,
    ),
    Text(
        "chaoyang-made-up",
        "chaoyang",
        "朝政发〔2023〕7号",
        f"{CHAOYANG}关于印发《朝阳区信件收发规定》的通知",
        "2023-04-06",
        3,
        "2023-03-27",
        "朝政发〔2017〕4号",
        ("", "", CHAOYANG, "", "", "2023-04-06", "朝政发〔2023〕7号", "", "2023-04-07", "有效"),
        words=MAIL_RULES,
    ),
)
