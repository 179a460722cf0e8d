"""The check of lint finds what would show Chinese on an English screen."""

from pathlib import Path

import pytest
from scripts.untranslated import plain_chinese


def found(folder: Path, template: str = "", module: str = "") -> list[str]:
    (folder / "app" / "templates" / "app").mkdir(parents=True)
    (folder / "app" / "templates" / "app" / "page.jinja").write_text(template, encoding="utf-8")
    (folder / "app" / "views.py").write_text(module, encoding="utf-8")
    return list(plain_chinese(folder))


@pytest.mark.parametrize(
    "template",
    ["<p>事项</p>", "<input title='事项'>", "{{ button('办理') }}", "{{ _('件') ~ '事项' }}", "{{ _(words) }}"],
)
def test_words_of_a_template_outside_gettext_are_found(tmp_path: Path, template: str) -> None:
    assert len(found(tmp_path, template)) == 1


@pytest.mark.parametrize(
    "template",
    [
        "{{ _('事项') }}",
        '<b lang="zh-Hans">规<br>矩</b>',
        "{# 事项 #}",
        "{{ words|translated }}",
        "{% set a = later('件') %}",
    ],
)
def test_words_that_are_said_or_marked_pass(tmp_path: Path, template: str) -> None:
    assert found(tmp_path, template) == []


@pytest.mark.parametrize("module", ['said = "已保存。"', 'said = f"{n}件"', '_("件") + "已办"'])
def test_words_of_a_view_outside_gettext_are_found(tmp_path: Path, module: str) -> None:
    assert len(found(tmp_path, module=module)) == 1


@pytest.mark.parametrize("module", ['"""事项"""', 'later("已保存。")', 'name = "空白表"  # in Chinese', "# 事项"])
def test_what_is_said_documented_or_recorded_passes(tmp_path: Path, module: str) -> None:
    assert found(tmp_path, module=module) == []
