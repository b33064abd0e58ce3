"""Places that others sync or clear, recognised from the text of a path on every system."""

from __future__ import annotations

from typing import Final

import pytest

from perfeval_gui.storage.disk.locations import habit_of, is_elsewhere

SYNCED: Final = (
    r"C:\Users\甲\OneDrive\自评\甲.perfeval",
    r"C:\Users\甲\OneDrive - 某某局\文档\甲.perfeval",
    r"D:\我的坚果云\甲.perfeval",
    r"C:\Users\甲\Nutstore\1\我的坚果云\甲.perfeval",
    r"C:\Users\甲\WPSDrive\1234\WPS云盘\甲.perfeval",
    r"D:\百度网盘同步空间\自评\甲.perfeval",
    r"D:\BaiduSyncdisk\甲.perfeval",
    "/Users/jia/Library/Mobile Documents/com~apple~CloudDocs/甲.perfeval",
    r"C:\Users\甲\iCloudDrive\甲.perfeval",
    "/home/jia/Dropbox/自评/甲.perfeval",
    r"G:\我的云端硬盘\甲.perfeval",
    "/home/jia/Google Drive/甲.perfeval",
)
CLEARED: Final = (
    r"C:\Users\甲\Documents\WeChat Files\wxid_1\FileStorage\File\2024-06\甲.perfeval",
    r"C:\Users\甲\Documents\xwechat_files\wxid_1\msg\file\2024-06\甲.perfeval",
    r"C:\Users\甲\Documents\Tencent Files\10001\FileRecv\甲.perfeval",
    r"C:\Users\甲\AppData\Roaming\DingTalk\1_v2\甲.perfeval",
    r"C:\Users\甲\Documents\WXWork\168\Cache\File\甲.perfeval",
    r"C:\Users\甲\AppData\Local\Temp\甲.perfeval",
    r"C:\Users\甲\AppData\Local\Temp\Rar$DIa1.234\甲.perfeval",
    r"C:\Users\甲\AppData\Local\Temp\7zO8A1B2C3\甲.perfeval",
    r"C:\Users\甲\AppData\Local\Temp\Temp1_自评.zip\甲.perfeval",
    r"C:\Windows\Temp\甲.perfeval",
    "/tmp/甲.perfeval",
    "/var/folders/ab/cd/T/甲.perfeval",
)
ORDINARY: Final = (
    r"C:\Users\甲\Documents\自评\甲.perfeval",
    r"C:\Users\甲\Desktop\甲.perfeval",
    r"D:\工作\2024年绩效自评\甲.perfeval",
    r"D:\temp1\甲.perfeval",
    r"D:\临时文件\甲.perfeval",
    r"E:\微信公众号材料\甲.perfeval",
    r"D:\钉子户\甲.perfeval",
    r"\\server\share\自评\甲.perfeval",
    r"D:\OneDrive使用说明\甲.perfeval",
    r"D:\自评\OneDrive.perfeval",
    "/home/jia/文档/甲.perfeval",
    "/home/jia/tmp/甲.perfeval",
    "/home/jia/自评.zip.d/甲.perfeval",
)


@pytest.mark.parametrize("path", SYNCED)
def test_folders_that_are_synced(path: str) -> None:
    assert habit_of(path) == "synced"


@pytest.mark.parametrize("path", CLEARED)
def test_folders_that_are_cleared(path: str) -> None:
    assert habit_of(path) == "cleared"


@pytest.mark.parametrize("path", ORDINARY)
def test_ordinary_folders(path: str) -> None:
    assert habit_of(path) == ""


@pytest.mark.parametrize(
    ("path", "there"),
    [
        (r"\\server\share\甲.perfeval", True),
        ("/media/jia/U盘/甲.perfeval", True),
        ("/run/media/jia/U盘/甲.perfeval", True),
        ("/Volumes/U盘/甲.perfeval", True),
        (r"D:\甲.perfeval", False),
        ("/home/jia/media/甲.perfeval", False),
    ],
)
def test_sticks_and_network_places(path: str, there: bool) -> None:
    assert is_elsewhere(path) == there
