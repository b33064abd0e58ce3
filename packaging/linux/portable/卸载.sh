#!/bin/sh
# 卸载 安装.sh 装的程序。只删除安装时放进去的文件；草稿、设置、备份和版式都留着。
set -eu

target=$HOME/.local/opt/perfeval
share=${XDG_DATA_HOME:-$HOME/.local/share}

refresh() {
    # 有哪个就用哪个：没有的桌面，下次登录时自己会看到。
    update-mime-database "$share/mime" >/dev/null 2>&1 || true
    update-desktop-database "$share/applications" >/dev/null 2>&1 || true
    gtk-update-icon-cache -q -t "$share/icons/hicolor" >/dev/null 2>&1 || true
}

if [ "${1:-}" = --refresh ]; then
    refresh
    exit 0
fi
for part in python lib app licenses; do
    rm -rf "${target:?}/$part"
done
rm -f "$target/perfeval" "$target/卸载.sh"
if [ -d "$target" ] && ! rmdir "$target" 2>/dev/null; then
    printf '文件夹 %s 里还有别的文件，留着没有删。\n' "$target"
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
    printf '已经卸载。草稿、设置和备份都留着。\n'
fi
