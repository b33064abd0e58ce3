/* perfeval.exe and perfeval-cli.exe: the program in a process of its own name, with the Python
 * that lies beside it. Built twice, for windows and for the console; CONSOLE tells which.
 *
 * python311.dll is loaded where it lies and nowhere else: a draft is opened with its own folder as
 * the current one, and whatever lies there must not be taken for a part of the program. */

#include <windows.h>
#include <shellapi.h>
#include <shobjidl.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768 /* of a path on Windows */

typedef int (*PythonMain)(int, wchar_t **);

static int refuse(const wchar_t *sentence)
{
#ifdef CONSOLE
    DWORD written;
    HANDLE console = GetStdHandle(STD_ERROR_HANDLE);
    if (!WriteConsoleW(console, sentence, (DWORD)wcslen(sentence), &written, NULL)) {
        char bytes[1024]; /* a file or a pipe takes UTF-8 */
        int size = WideCharToMultiByte(CP_UTF8, 0, sentence, -1, bytes, sizeof bytes, NULL, NULL);
        if (size > 1)
            WriteFile(console, bytes, (DWORD)(size - 1), &written, NULL);
    }
#else
    MessageBoxW(NULL, sentence, L"绩效自评填报", MB_OK | MB_ICONERROR);
#endif
    return 1;
}

/* The folder of this program with *rest* behind it; NULL where there is no memory. */
static wchar_t *beside(const wchar_t *rest)
{
    wchar_t *path = malloc((LONGEST + wcslen(rest) + 1) * sizeof *path);
    if (path == NULL || GetModuleFileNameW(NULL, path, LONGEST) >= LONGEST)
        return NULL;
    wchar_t *last = wcsrchr(path, L'\\');
    wcscpy(last == NULL ? path : last + 1, rest);
    return path;
}

int main(void)
{
    int count, used = 0;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    wchar_t *library = beside(L"python\\python311.dll"), *script = beside(L"app\\start.py");
    wchar_t **passed = calloc((size_t)count + 6, sizeof *passed);
    if (given == NULL || library == NULL || script == NULL || passed == NULL)
        return refuse(L"内存不够，程序没有启动。\n");
    SetDllDirectoryW(L"");
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL || GetFileAttributesW(script) == INVALID_FILE_ATTRIBUTES)
        return refuse(L"程序不完整，没有启动。\n\n如果是在压缩包里直接双击的，请先把压缩包全部解压到"
                      L"一个文件夹，再运行里面的 perfeval.exe。\n如果已经解压或者安装过，可能有文件被"
                      L"杀毒软件隔离，请恢复或者重新安装。\n");
    PythonMain run = (PythonMain)(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL)
        return refuse(L"程序里的 Python 不是配套的版本，请重新安装。\n");
    /* Of this program all windows lie under one button of the task bar, also those of a copy. */
    SetCurrentProcessExplicitAppUserModelID(L"perfeval.perfeval");
    passed[used++] = given[0];
    passed[used++] = L"-B";    /* a folder that may be written to stays as it was handed out */
    passed[used++] = L"-X";    /* text files are UTF-8, as on other systems */
    passed[used++] = L"utf8";
    passed[used++] = script;
    for (int i = 1; i < count; i++)
        passed[used++] = given[i];
    return run(used, passed);
}
