; The installer for Windows: for one user, without an administrator. Compiled by installer.py, which
; defines VERSION, NUMBERS, OUTPUT, KILOBYTES and writes files.nsh: what is installed, file by file.

Unicode true
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh
!include files.nsh

!define TITLE "绩效自评填报"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\perfeval"
!define CLASSES "Software\Classes"
!define KIND "perfeval.draft"
; As launcher.c has it: a pinned button and the window it opens are one.
!define APP_ID "perfeval.perfeval"

Name "${TITLE}"
OutFile "${OUTPUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\perfeval"
InstallDirRegKey HKCU "${LISTED}" "InstallLocation"
SetCompressor /SOLID lzma
SetCompressorDictSize 32
SetDateSave off ; the times of the files on the machine that packed are nobody's business
ManifestDPIAware true
ManifestSupportedOS all
BrandingText "perfeval ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${TITLE}"
VIAddVersionKey /LANG=2052 "FileDescription" "${TITLE} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "CompanyName" "perfeval contributors"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "perfeval.ico"
!define MUI_UNICON "perfeval.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "将安装 ${TITLE} ${VERSION}，只给当前用户用，不需要管理员，也不需要网络。$\r$\n$\r$\n装过旧版本的直接装在上面：草稿、设置和版式都留着。$\r$\n$\r$\n请先关闭正在运行的${TITLE}。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\perfeval.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${TITLE}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "将从下面的文件夹删除${TITLE}自己的文件。草稿、设置、版式和历史版本都留着。"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

; Leaves 0 in $0 while no program of the folder $INSTDIR runs: what runs cannot be written to.
!macro IsFree
    StrCpy $0 0
    ${If} ${FileExists} "$INSTDIR\python\python311.dll"
        ClearErrors
        FileOpen $1 "$INSTDIR\python\python311.dll" a
        ${If} ${Errors}
            StrCpy $0 1
        ${Else}
            FileClose $1
        ${EndIf}
    ${EndIf}
!macroend

!macro WaitUntilFree
    ${Do}
        !insertmacro IsFree
        ${If} $0 == 0
            ${Break}
        ${EndIf}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}正在运行。请保存草稿并关闭所有窗口，再点“重试”。" /SD IDCANCEL IDRETRY +3
        SetErrorLevel 3
        Quit
    ${Loop}
!macroend

; A shortcut whose windows Windows counts as those of the program.
!macro Shortcut PATH
    CreateShortcut "${PATH}" "$INSTDIR\perfeval.exe" "" "$INSTDIR\perfeval.exe" 0
    !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
    ${If} $0 P<> 0
        ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
        ${If} $1 P<> 0
            ${IPersistFile::Load} $1 '("${PATH}",2)' ; to be read and written
            ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
            ${If} $2 P<> 0
                System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
                System::Call '*(&w64 "${APP_ID}")p.r5'
                System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,&i4 r5)p.r4'
                ${IPropertyStore::SetValue} $2 '($3,$4)'
                ${IPropertyStore::Commit} $2 ""
                System::Free $3
                System::Free $4
                System::Free $5
                ${IUnknown::Release} $2 ""
            ${EndIf}
            ${IPersistFile::Save} $1 '("${PATH}",1)'
            ${IUnknown::Release} $1 ""
        ${EndIf}
        ${IUnknown::Release} $0 ""
    ${EndIf}
!macroend

; Explorer looks at file types again.
!macro TellExplorer
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Function .onInit
    ${IfNot} ${RunningX64}
    ${OrIfNot} ${AtLeastBuild} 17763
        MessageBox MB_OK|MB_ICONSTOP "这台电脑上不能运行：需要 64 位的 Windows 10（1809 版）或者更新的 Windows。$\r$\n$\r$\nWindows 7、8 上请改用单位里另一台电脑，或者装了统信 UOS、麒麟的电脑。" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
FunctionEnd

Section
    SetShellVarContext current
    !insertmacro WaitUntilFree
    ; The old version knows best what it installed; no library of it stays behind.
    ${If} ${FileExists} "$INSTDIR\uninstall.exe"
        ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR' $0
    ${EndIf}
    ClearErrors
    !insertmacro InstallFiles
    ${If} ${Errors}
        MessageBox MB_OK|MB_ICONSTOP "有文件没有写进去：可能磁盘已满，文件夹不让写，或者被杀毒软件挡住。请处理以后再安装一次；草稿没有动过。" /SD IDOK
        SetErrorLevel 4
        Quit
    ${EndIf}
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    !insertmacro Shortcut "$SMPROGRAMS\${TITLE}.lnk"
    !insertmacro Shortcut "$DESKTOP\${TITLE}.lnk"
    WriteRegStr HKCU "${CLASSES}\.perfeval" "" "${KIND}"
    WriteRegStr HKCU "${CLASSES}\${KIND}" "" "绩效自评草稿"
    WriteRegStr HKCU "${CLASSES}\${KIND}\DefaultIcon" "" "$INSTDIR\perfeval.exe,1"
    WriteRegStr HKCU "${CLASSES}\${KIND}\shell\open\command" "" '"$INSTDIR\perfeval.exe" "%1"'
    !insertmacro TellExplorer
    WriteRegStr HKCU "${LISTED}" "DisplayName" "${TITLE}"
    WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\perfeval.exe"
    WriteRegStr HKCU "${LISTED}" "Publisher" "perfeval contributors"
    WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
    WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
SectionEnd

Section Uninstall
    SetShellVarContext current
    !insertmacro WaitUntilFree
    ; By name only: whatever else lies in these folders is the clerk's.
    !insertmacro RemoveFiles
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\${TITLE}.lnk"
    Delete "$DESKTOP\${TITLE}.lnk"
    ReadRegStr $0 HKCU "${CLASSES}\.perfeval" ""
    ${If} $0 == "${KIND}"
        DeleteRegValue HKCU "${CLASSES}\.perfeval" ""
        DeleteRegKey /ifempty HKCU "${CLASSES}\.perfeval"
    ${EndIf}
    DeleteRegKey HKCU "${CLASSES}\${KIND}"
    DeleteRegKey HKCU "${LISTED}"
    !insertmacro TellExplorer
SectionEnd
