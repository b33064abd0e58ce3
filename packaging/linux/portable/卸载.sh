#!/bin/sh
# 卸载 安装.sh 装的程序。只删除安装时放进去的文件；草稿、设置、备份和版式都留着。
set -eu

target=$HOME/.local/opt/perfeval
program=$target/app/perfeval
followed=$(readlink -f -- "$target" || printf '%s' "$target")/app/perfeval
share=${XDG_DATA_HOME:-$HOME/.local/share}

tell() {
    # 双击运行的看不到终端：桌面有哪个就用哪个把这句话显示出来。
    printf '%s\n' "$1"
    if [ -t 1 ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
        return
    fi
    for box in 'zenity --info --no-markup --title=绩效自评填报 --text' \
        'kdialog --title 绩效自评填报 --msgbox' 'xmessage -center'; do
        if command -v "${box%% *}" >/dev/null 2>&1; then
            $box "$1" >/dev/null 2>&1 || true
            return
        fi
    done
}

runs() {
    for running in /proc/[0-9]*/cmdline; do
        if tr '\0' '\n' 2>/dev/null < "$running" | grep -qxF -e "$program" -e "$followed"; then
            return 0
        fi
    done
    return 1
}

refresh() {
    # 有哪个就用哪个：没有的桌面，下次登录时自己会看到。
    update-mime-database "$share/mime" >/dev/null 2>&1 || true
    update-desktop-database "$share/applications" >/dev/null 2>&1 || true
    gtk-update-icon-cache -q -t "$share/icons/hicolor" >/dev/null 2>&1 || true
}

case ${1:-} in
    --refresh) refresh; exit 0;;
    --tell) tell "$2"; exit 0;;
esac
if runs; then
    tell "程序正在运行，没有动它。请先保存草稿并关闭程序，再运行一次。" >&2
    exit 1
fi
if [ "${1:-}" = --check ]; then
    exit 0
fi
for part in python lib app licenses; do
    rm -rf "${target:?}/$part"
done
rm -f "$target/perfeval" "$target/卸载.sh"
if [ -d "$target" ] && ! rmdir "$target" 2>/dev/null; then
    kept="
文件夹 $target 里还有别的文件，留着没有删。"
fi
rm -f "$share/applications/perfeval.desktop" "$share/mime/packages/perfeval.xml" \
    "$share/icons/hicolor/scalable/apps/perfeval.svg" \
    "$share/icons/hicolor/scalable/mimetypes/application-x-perfeval.svg"
if [ "${1:-}" != --quiet ]; then
    refresh
    # 别的程序没有登记过文件类型时，登记用的缓存也是这样来的，一并收走。
    if rmdir "$share/mime/packages" 2>/dev/null; then
        for cache in XMLnamespaces aliases generic-icons globs globs2 icons magic mime.cache \
            subclasses treemagic types version; do
            rm -f "$share/mime/$cache"
        done
        rmdir "$share/mime/application" "$share/mime" 2>/dev/null || true
    fi
    if [ -z "$(find "$share/applications" -name '*.desktop' 2>/dev/null)" ]; then
        rm -f "$share/applications/mimeinfo.cache"
    fi
    if [ -z "$(find "$share/icons/hicolor" -name '*.svg' -o -name '*.png' 2>/dev/null)" ]; then
        rm -f "$share/icons/hicolor/icon-theme.cache"
    fi
    for folder in applications icons/hicolor/scalable/apps icons/hicolor/scalable/mimetypes \
        icons/hicolor/scalable icons/hicolor icons; do
        rmdir "$share/$folder" 2>/dev/null || true
    done
    tell "已经卸载。草稿、设置和备份都留着。${kept:-}"
fi
