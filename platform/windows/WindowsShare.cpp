#include "platform/windows/WindowsShare.h"

#include "platform/api/DeviceError.h"

#include <QDir>
#include <QFileInfo>

#include <memory>

#include <windows.h>

#include <shlobj.h>

namespace cunbao {

namespace {

struct FreeItem {
    void operator()(ITEMIDLIST* item) const { CoTaskMemFree(item); }
};

QString reasonOf(HRESULT code) {
    return QStringLiteral("0x%1").arg(static_cast<quint32>(code), 8, 16, QLatin1Char('0'));
}

} // namespace

Result<void> WindowsShare::share(const QString& path) {
    const QFileInfo file(path);
    if (!file.isFile()) return fail(PlatformErrc::FileUnreadable, {path, QString()});
    const std::wstring native = QDir::toNativeSeparators(file.absoluteFilePath()).toStdWString();
    // Qt has set COM up on the thread of the user interface.
    ITEMIDLIST* parsed = nullptr;
    HRESULT code = SHParseDisplayName(native.c_str(), nullptr, &parsed, 0, nullptr);
    const std::unique_ptr<ITEMIDLIST, FreeItem> item(parsed);
    // The item itself without children: its folder is opened and it is selected.
    if (SUCCEEDED(code)) code = SHOpenFolderAndSelectItems(item.get(), 0, nullptr, 0);
    if (FAILED(code)) return fail(DeviceErrc::ShareFailed, {path, reasonOf(code)});
    return {};
}

} // namespace cunbao
