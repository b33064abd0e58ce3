#!/bin/sh
# 为当前用户安装，不需要管理员：程序放进 ~/.local/opt/perfeval，菜单里有它，双击 .perfeval 就打开。
# 再运行一次新版本的 安装.sh 就是更新；草稿、设置和版式都不动。卸载：~/.local/opt/perfeval/卸载.sh
set -eu

source=$(cd -- "$(dirname -- "$0")" && pwd)
target=$HOME/.local/opt/perfeval
started=$(readlink -f -- "$target" || printf '%s' "$target")/app/perfeval
share=${XDG_DATA_HOME:-$HOME/.local/share}

say() { printf '%s\n' "$*"; }
stop() { printf '没有安装：%s\n' "$*" >&2; exit 1; }

case $target in *[\"\`\$\\%]*) stop "用户目录的名字里有不能写进菜单的符号：$HOME";; esac
[ "$(uname -m)" = x86_64 ] || stop "这台电脑的处理器是 $(uname -m)，这个安装包只能用在 x86_64（Intel、AMD、兆芯、海光）上。"
[ "$source" != "$target" ] || stop "这就是已经装好的那一份。请从解压出来的文件夹运行。"
for part in python lib app licenses perfeval; do
    [ -e "$source/$part" ] || stop "旁边缺少 $part，请重新解压整个压缩包。"
done
if ! told=$(sh "$source/perfeval" --version 2>&1); then
    stop "程序在这台电脑上不能运行。
$told"
fi
for running in /proc/[0-9]*/cmdline; do
    if tr '\0' '\n' < "$running" 2>/dev/null | grep -qxF "$started"; then
        stop "程序正在运行，请先保存草稿并关闭程序，再运行一次。"
    fi
done

# 新的一份先整个放好，再换上去：中途断电时，旧的还在。
rm -rf "$target.new"
mkdir -p "$target.new"
for part in python lib app licenses perfeval; do
    cp -R "$source/$part" "$target.new/"
done
cp "$source/卸载.sh" "$target.new/"
chmod 755 "$target.new/perfeval" "$target.new/卸载.sh" "$target.new/python/bin/python3"
if [ -e "$target/卸载.sh" ]; then
    sh "$target/卸载.sh" --quiet
fi
mkdir -p "$target"
for part in python lib app licenses perfeval 卸载.sh; do
    mv "$target.new/$part" "$target/"
done
rmdir "$target.new"

mkdir -p "$share/applications" "$share/mime/packages" \
    "$share/icons/hicolor/scalable/apps" "$share/icons/hicolor/scalable/mimetypes"
sed "s|^Exec=perfeval|Exec=\"$target/perfeval\"|" \
    "$source/desktop/perfeval.desktop" > "$share/applications/perfeval.desktop"
cp "$source/desktop/perfeval-mime.xml" "$share/mime/packages/perfeval.xml"
cp "$target/app/resources/icons/perfeval.svg" "$share/icons/hicolor/scalable/apps/perfeval.svg"
cp "$target/app/resources/icons/perfeval-draft.svg" \
    "$share/icons/hicolor/scalable/mimetypes/application-x-perfeval.svg"
sh "$target/卸载.sh" --refresh
say "装好了：绩效自评填报 $told"
say "从开始菜单打开“绩效自评填报”，或者双击 .perfeval 草稿。"
say "卸载：sh $target/卸载.sh"
