#include "platform/linux/ModuleScanner.h"

#include "platform/api/DeviceError.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibrary>

namespace cunbao {

QString ModuleScanner::ownPath() {
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral(CUNBAO_SCANNER_MODULE));
}

Result<CodeScanner*> ModuleScanner::loaded() const {
    const std::lock_guard lock(m_lock);
    if (!m_scanner) {
        QLibrary library(m_path);
        using Make = CodeScanner* (*)();
        const auto make = reinterpret_cast<Make>(library.resolve("cunbaoCodeScanner"));
        if (make == nullptr)
            return fail(DeviceErrc::NotOffered, {QStringLiteral("codes"), library.errorString()});
        m_scanner.reset(make());
    }
    return m_scanner.get();
}

Result<QString> ModuleScanner::readFile(const QString& path) const {
    TRY_LET(const CodeScanner* scanner, loaded());
    return scanner->readFile(path);
}

Result<QString> ModuleScanner::readImage(const QImage& image) const {
    TRY_LET(const CodeScanner* scanner, loaded());
    return scanner->readImage(image);
}

bool ModuleScanner::hasCamera() const {
    const auto scanner = loaded();
    return scanner.ok() && (*scanner)->hasCamera();
}

void ModuleScanner::start(QObject* preview, Listener listener) {
    stop();
    const auto scanner = loaded();
    if (scanner.ok()) {
        (*scanner)->start(preview, std::move(listener));
        return;
    }
    m_refusal = std::make_unique<QObject>();
    QMetaObject::invokeMethod(
        m_refusal.get(), [failed = std::move(listener.failed), error = scanner.error()] { failed(error); },
        Qt::QueuedConnection);
}

void ModuleScanner::stop() {
    m_refusal.reset();
    const std::lock_guard lock(m_lock);
    if (m_scanner) m_scanner->stop();
}

} // namespace cunbao
