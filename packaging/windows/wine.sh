#!/usr/bin/env bash
# Tries what is handed out for Windows in wine 10:   packaging/windows/wine.sh DIST [ROOT]
# As root on Debian; ROOT (default /var/tmp/perfeval-wine) becomes a Debian 13 with wine, 2 GB, once.
# Prints a line for every step; pictures and written files stay in ROOT/w. Ends with 1 where one failed.
set -u
inside=/w/wine.sh

prepare() {
    [ -x "$root/usr/bin/unzip" ] || {
        debootstrap --variant=minbase trixie "$root" || exit 1
        chroot "$root" dpkg --add-architecture i386
        chroot "$root" apt-get update -qq
        DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -qq -y \
            --no-install-recommends wine wine64 wine32:i386 xvfb xdotool imagemagick \
            fonts-noto-cjk unzip || exit 1
    }
    rm -rf "$root/w" && mkdir -p "$root/w/linux" || exit 1
    cp "$dist"/perfeval-*-setup.exe "$root/w/setup.exe"
    cp "$dist"/perfeval-*-windows.zip "$root/w/folder.zip"
    cp "$0" "$root$inside"
    cp "$(dirname "$0")/../bundle/loads.py" "$root/w/loads.py"
    # The same files written on this machine, to be compared.
    cd "$(dirname "$0")/../.." || exit 1
    QT_QPA_PLATFORM=offscreen .venv/bin/python main.py export \
        resources/samples/示例.perfeval --to "$root/w/linux" --format docx,xlsx >/dev/null
}

failed=0
step() { # step WHAT COMMAND...
    local what=$1
    shift
    if "$@"; then echo "ok    $what"; else echo "FAIL  $what" && failed=1; fi
}

wait_for() { # wait_for WORDS: until a window has them in its title
    for _ in $(seq 90); do
        sleep 2
        xdotool search --name . getwindowname %@ 2>/dev/null | grep -q "$1" && return 0
    done
    return 1
}

# What is run without a window wants a pipe as its input.
cli() { echo | wine "程序 夹/perfeval-cli.exe" "$@" 2>/dev/null; }
loads() { echo | wine "程序 夹/python/python.exe" -B loads.py "程序 夹" >/w/loads.txt 2>&1; }
damaged_is_told() { # A library that was cut short is named.
    local library="程序 夹/lib/PySide6/Qt6Gui.dll"
    mv "$library" /w/whole.dll && head -c 1000000 /w/whole.dll >"$library"
    echo | wine "程序 夹/perfeval-cli.exe" export "我的 草稿.perfeval" --to "不 写" >/w/damaged.txt 2>&1
    mv /w/whole.dll "$library"
    grep -q "Qt6Gui.dll 损坏" /w/damaged.txt
}
key() { wine reg query "$1" 2>/dev/null; }
gone() { ! wine reg query "$1" >/dev/null 2>&1; }
opens_with() { [[ $1 == *'\Programs\perfeval\perfeval.exe" "%1"'* ]]; }
picture() { import -window root "/w/$1.png"; }
same_files() { cmp -s "导 出/$1" "/w/linux/$1"; }
shortcut() { tr -d '\000' <"$1" | grep -q perfeval.perfeval; }
free() { wineserver -k; sleep 3; }

try_commands() {
    mkdir -p "/w/测试 目录" && cd "/w/测试 目录" || return 1
    unzip -q /w/folder.zip && mv perfeval-* "程序 夹"
    cp "程序 夹/app/resources/samples/示例.perfeval" "我的 草稿.perfeval"
    step "版本" test -n "$(cli --version)"
    cli check "我的 草稿.perfeval" >/w/check.txt
    step "check" grep -q "三公经费" /w/check.txt
    cli show "我的 草稿.perfeval" --json >/w/show.json
    step "show" grep -q "临江企地协作服务中心" /w/show.json
    echo '{"edition": "yunxi-2023", "values": {"unit": "长江中心"}}' >"值 1.json"
    cli fill "值 1.json" -o "填 好.perfeval" >/w/fill.txt
    step "fill" grep -q "长江中心" "填 好.perfeval"
    cli export "我的 草稿.perfeval" --to "导 出" >/w/export.txt
    for written in /w/linux/*; do
        step "与 Linux 上写的相同：${written##*.}" same_files "$(basename "$written")"
    done
    step "PDF" sh -c 'head -c 5 导\ 出/*.pdf | grep -q %PDF'
    cli read "导 出/"*.docx --edition yunxi-2023 -o "读 回.perfeval" >/w/read.txt
    step "read" grep -q "临江企地协作服务中心" "读 回.perfeval"
    cp /w/loads.py .
    step "每个模块和库都能加载" loads
    step "残缺的库说得出名字" damaged_is_told
    step "程序文件夹没有多出文件" test -z "$(find "程序 夹" -newer /w/folder.zip -name '*.pyc' -mmin -1)"
}

try_window() {
    (wine "程序 夹/perfeval.exe" "我的 草稿.perfeval" </dev/null >/w/window.txt 2>&1 &)
    step "窗口" wait_for "我的 草稿"
    sleep 40
    picture window
    free
}

try_installer() {
    local home=/w/prefix/drive_c/users/root
    local there=$home/AppData/Local/Programs/perfeval
    step "安装" wine /w/setup.exe /S
    step "开始菜单、桌面" test "$(find $home -name '绩效自评填报.lnk' | wc -l)" = 2
    step "图标按钮是程序的" shortcut "$home/Desktop/绩效自评填报.lnk"
    # Wine looks for file types of the machine only; Windows looks at those of the user first.
    step "双击草稿的命令" opens_with "$(key 'HKCU\Software\Classes\perfeval.draft\shell\open\command')"
    (wine "$there/perfeval.exe" "我的 草稿.perfeval" </dev/null >/w/start.txt 2>&1 &)
    step "装好的程序打开草稿" wait_for "我的 草稿"
    wine /w/setup.exe /S
    step "运行时不安装" test $? = 3
    free
    echo mine >"$there/lib/单位.txt"
    echo old >"$there/app/old.py"
    step "装在旧版本上" wine /w/setup.exe /S
    wineserver -w
    step "卸载" wine "$there/uninstall.exe" /S
    sleep 5
    wineserver -w
    find "$there" -type f | sort >/w/left.txt
    step "别人的文件都在" test "$(wc -l </w/left.txt)" = 2
    for key in 'Classes\perfeval.draft' 'Classes\.perfeval' 'Microsoft\Windows\CurrentVersion\Uninstall\perfeval'; do
        step "注册表里没有了：$key" gone "HKCU\\Software\\$key"
    done
    step "快捷方式没有了" test -z "$(find $home -name '绩效自评填报.lnk')"
    step "设置和草稿都在" test -f "/w/测试 目录/我的 草稿.perfeval"
}

if [ "$0" = "$inside" ]; then
    export WINEPREFIX=/w/prefix WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml="
    export LC_ALL=C.UTF-8 HOME=/root XDG_RUNTIME_DIR=/tmp
    # A free screen: one of a run that was broken off may have left its lock.
    rm -f /tmp/screen
    Xvfb -displayfd 3 -screen 0 1366x768x24 3>/tmp/screen >/dev/null 2>&1 &
    until [ -s /tmp/screen ]; do sleep 0.2; done
    DISPLAY=:$(cat /tmp/screen)
    export DISPLAY
    wineboot -i >/dev/null 2>&1
    try_commands
    try_window
    try_installer
    exit $failed
fi
dist=$(realpath "$1")
root=${2:-/var/tmp/perfeval-wine}
prepare
export root inside
# What is mounted and started goes with this one process.
exec unshare --mount --pid --fork --kill-child bash -c '
    mount --rbind /dev "$root/dev" && mount -t proc proc "$root/proc" &&
    exec chroot "$root" bash "$inside"'
