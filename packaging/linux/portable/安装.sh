#!/bin/sh
# 为当前用户安装，不需要管理员：程序放进 ~/.local/opt/perfeval，菜单里有它，双击 .perfeval 就打开。
# 再运行一次新版本的 安装.sh 就是更新；草稿、设置和版式都不动。卸载：~/.local/opt/perfeval/卸载.sh
set -eu

source=$(cd -- "$(dirname -- "$0")" && pwd)
target=$HOME/.local/opt/perfeval
share=${XDG_DATA_HOME:-$HOME/.local/share}

say() { sh "$source/卸载.sh" --tell "$1"; }
stop() { say "没有安装：$1" >&2; exit 1; }

if [ ! -e "$source/卸载.sh" ]; then
    echo "没有安装：旁边缺少 卸载.sh，请重新解压整个压缩包。" >&2
    exit 1
fi

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
sh "$source/卸载.sh" --check || exit 1

# 新的一份先整个放好，再换上去：中途断电时，旧的还在。
copy() {
    rm -rf "$target.new" && mkdir -p "$target.new" || return 1
    for part in python lib app licenses perfeval 卸载.sh; do
        cp -R "$source/$part" "$target.new/" || return 1
    done
}
if ! copy; then
    rm -rf "$target.new" || true
    stop "文件没有拷完，可能磁盘已满，或者文件夹不让写。装着的旧版本和草稿没有动。"
fi
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
say "装好了：绩效自评填报 $told
从开始菜单打开“绩效自评填报”，或者双击 .perfeval 草稿。
卸载：sh \"$target/卸载.sh\""
