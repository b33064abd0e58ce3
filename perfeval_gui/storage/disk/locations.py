"""What the text of a path tells about its place: whether others sync, clear or unplug it.

Paths of Windows, Linux and macOS are recognised on every system: only the text is looked at.
"""

from __future__ import annotations

from typing import Final, Literal

from perfeval_gui.domain.cells.patterns import pattern

Habit = Literal["synced", "cleared", ""]

HINTS: Final = {
    "synced": "此文件夹会被自动同步，建议另存到本机",
    "cleared": "此文件夹会被自动清理，建议另存到本机",
}
# One part of a path, in small letters. Sync clients add the name of an account or a unit.
_SYNCED: Final = pattern(
    r"onedrive( - .+)?|我?的?坚果云.*|nutstore( files)?|\.nutstore"
    r"|wpsdrive|wps ?云盘|wps ?网盘|wps ?cloud files|我的云文档"
    r"|百度(网|云)盘.*|baidu(netdisk|syncdisk|yundisk).*"
    r"|icloud ?drive|mobile documents|com~apple~clouddocs"
    r"|dropbox( \(.+\))?|google ?drive|googledrive-.+|我的云端硬盘"
    r"|腾讯微云|weiyun|阿里云盘|aliyundrive"
)
_CHAT: Final = pattern(
    r"wechat files|xwechat_files|com\.tencent\.xinwechat|企业微信文件|wxwork( files)?"
    r"|tencent files|filerecv|dingtalk.*|钉钉文件"
)
_UNPACKED: Final = pattern(
    r".+\.(zip|rar|7z)|rar\$.+|7z[oe][0-9a-f]{6,}|360zip\$.*|temp\d+_.+|content\.outlook"
    r"|\$recycle\.bin|\.trash(-\d+)?|inetcache|temporary internet files"
)
_TEMPORARY: Final = pattern(
    r"/appdata/local/temp/|^[a-z]:/(windows/)?temp/|^(/private)?(/var)?/tmp/|^(/private)?/var/folders/"
)
_ELSEWHERE: Final = pattern(r"^//|^/(media|mnt|run/media|run/user/\d+/gvfs|volumes|net)/")


def habit_of(path: str) -> Habit:
    """What happens to files in the folder of the file *path*, without the clerk doing anything."""
    plain = _plain(path)
    folders = plain.split("/")[:-1]
    if any(_CHAT.fullmatch(part) or _UNPACKED.fullmatch(part) for part in folders):
        return "cleared"
    if _TEMPORARY.search(plain):
        return "cleared"
    return "synced" if any(_SYNCED.fullmatch(part) for part in folders) else ""


def is_elsewhere(path: str) -> bool:
    """Whether *path* lies where sticks and network places come and go.

    A drive letter by itself does not say so.
    """
    return _ELSEWHERE.search(_plain(path)) is not None


def _plain(path: str) -> str:
    return path.replace("\\", "/").casefold()
