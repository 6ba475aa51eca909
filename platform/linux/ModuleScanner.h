#pragma once

#include "platform/api/CodeScanner.h"

#include <memory>
#include <mutex>

namespace cunbao {

/// The scanner of `platform/codes`, in a library of its own that is loaded when one is first needed. Whoever
/// has joined needs none any more, and camera and codes bring two dozen libraries along. Without that library
/// nothing is scanned: NotOffered.
class ModuleScanner final : public CodeScanner {
public:
    /// `path`: of the library.
    explicit ModuleScanner(QString path) : m_path(std::move(path)) {}
    /// The one that was built and installed with this program.
    [[nodiscard]] static QString ownPath();

    [[nodiscard]] Result<QString> readFile(const QString& path) const override;
    [[nodiscard]] Result<QString> readImage(const QImage& image) const override;
    [[nodiscard]] bool hasCamera() const override;
    void start(QObject* preview, Listener listener) override;
    void stop() override;

private:
    Result<CodeScanner*> loaded() const;

    QString m_path;
    mutable std::mutex m_lock; ///< pictures are read on other threads
    mutable std::unique_ptr<CodeScanner> m_scanner;
    std::unique_ptr<QObject> m_refusal; ///< what was posted goes with it
};

} // namespace cunbao
