"""Commands of the search index."""

from __future__ import annotations

import time

import click

from guiju.office.search import following

BATCH = 200


@click.group()
def search() -> None:
    """全文检索的索引：跟上事项和登记簿的变化，或者全部重建。"""


@search.command()
@click.option("--once", is_flag=True, help="编完现有的变化就结束；默认一直跟着编。")
@click.option(
    "--every", type=click.FloatRange(0.1, 3600), default=2.0, show_default=True, help="没有变化时隔几秒再看。"
)
def follow(once: bool, every: float) -> None:
    """把有变化的事项和登记公文编入索引。可以常开；不开时，每次检索前也会先编一部分。"""
    while True:
        read = following.catch_up_with_many(BATCH)
        if read:
            click.echo(f"编入{read}件，还有{following.waiting()}件。")
        elif once:
            return
        else:
            time.sleep(every)


@search.command()
def rebuild() -> None:
    """把全部事项和登记公文重新编入索引。检索照常可用。"""
    done = 0
    for done in following.read_all_again():
        if done % 1000 == 0:
            click.echo(f"已编入{done}件……")
    click.echo(f"索引已重建，共{done}件。")


@search.command()
def status() -> None:
    """还有多少件等待编入索引。"""
    waiting = following.waiting()
    click.echo(f"有{waiting}件的变化还没有编入索引。" if waiting else "索引与办理情况一致。")
