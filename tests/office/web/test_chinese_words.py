"""What stays Chinese in an English page is marked, once, where a reader's software looks for it."""

import pytest

from guiju.office.web.chinese_words import marked

ZH = 'lang="zh-Hans"'


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Filed by 张三 today</p>", f"<p>Filed by <span {ZH}>张三</span> today</p>"),
        ("<p>《规则》, Article 3</p>", f"<p><span {ZH}>《规则》</span>, Article 3</p>"),  # halfwidth
        ("<td>2024年3月25日</td>", f"<td><span {ZH}>2024年3月25日</span></td>"),
        ("<option value='1'>区长</option>", f"<option value='1' {ZH}>区长</option>"),
        ("<title>议题 - Guiju</title>", f"<title {ZH}>议题 - Guiju</title>"),
        ("<textarea>\n正文</textarea>", f"<textarea {ZH}>\n正文</textarea>"),
        ('<input name="q" value="改造">', f'<input name="q" value="改造" {ZH}>'),
        ('<input type="hidden" value="改造">', '<input type="hidden" value="改造">'),
        ('<b lang="zh-Hans">规<br>矩</b> 区', f'<b lang="zh-Hans">规<br>矩</b> <span {ZH}>区</span>'),
        ("<ul><li lang='zh'>甲<li>乙</ul>丙", f"<ul><li lang='zh'>甲<li>乙</ul><span {ZH}>丙</span>"),
        ("<p title='a > b'>甲</p>", f"<p title='a > b'><span {ZH}>甲</span></p>"),
        ("<script>const 甲 = 1</script><!-- 乙 -->", "<script>const 甲 = 1</script><!-- 乙 -->"),
        ("<p>plain</p>", "<p>plain</p>"),
        ("甲<b", f"<span {ZH}>甲</span><b"),
    ],
)
def test_chinese_is_marked_where_it_stands(page: str, expected: str) -> None:
    assert marked(page) == expected


def test_a_page_that_is_chinese_as_a_whole_is_left_alone() -> None:
    page = '<!doctype html><html lang="zh-Hans"><head><title>办理单</title></head><body><p>甲</p></body></html>'
    assert marked(page) == page


def test_marking_a_marked_page_changes_nothing() -> None:
    once = marked("<p>By 张三, <select><option>区长</option></select></p>")  # halfwidth
    assert marked(once) == once
