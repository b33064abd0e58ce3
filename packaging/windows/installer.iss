; Inno Setup 6: run after PyInstaller, from the checkout:  iscc packaging\windows\installer.iss
; Never run so far; see packaging\README.md. ChineseSimplified.isl comes from Inno Setup's list of
; unofficial translations and lies beside this file when the installer is built.

#define Version "0.1.0"

[Setup]
AppId={{6E1B8C0B-7B0F-4C7E-9B0A-3B6C2D6F51A4}
AppName=绩效自评填报
AppVersion={#Version}
AppPublisher=perfeval contributors
DefaultDirName={autopf}\Perfeval
DefaultGroupName=绩效自评填报
; Clerks have no administrator rights.
PrivilegesRequired=lowest
; The oldest Windows that Qt 6.9 supports: Windows 10, 1809.
MinVersion=10.0.17763
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2/ultra64
SolidCompression=yes
CloseApplications=yes
ChangesAssociations=yes
OutputDir=..\..\dist
OutputBaseFilename=perfeval-{#Version}-setup

[Languages]
Name: "zh"; MessagesFile: "ChineseSimplified.isl"

[InstallDelete]
; No library of an older version stays behind.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\..\dist\perfeval\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\绩效自评填报"; Filename: "{app}\perfeval.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.perfeval"; ValueType: string; ValueData: "Perfeval.Draft"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Perfeval.Draft"; ValueType: string; ValueData: "绩效自评草稿"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Perfeval.Draft\shell\open\command"; ValueType: string; ValueData: """{app}\perfeval.exe"" ""%1"""
