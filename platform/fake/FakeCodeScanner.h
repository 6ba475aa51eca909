#pragma once

#include "platform/api/CodeScanner.h"
#include "platform/fake/Posted.h"

#include <optional>

namespace cunbao {

/// A camera that sees what it is told to. Pictures are not looked into: `picture` is what they are said to
/// hold.
class FakeCodeScanner final : public CodeScanner {
public:
    [[nodiscard]] Result<QString> readFile(const QString& path) const override;
    [[nodiscard]] Result<QString> readImage(const QImage& image) const override;
    [[nodiscard]] bool hasCamera() const override { return camera; }
    void start(QObject* preview, Listener listener) override;
    void stop() override;

    /// A code comes into view; seen by a running scan only.
    void show(const QString& text);
    /// The camera breaks; heard by a running scan only, and ends it.
    void breakDown(const Error& error);
    [[nodiscard]] bool isScanning() const { return m_listener.has_value(); }

    bool camera = true;
    std::optional<QString> picture; ///< nothing: NoCodeFound

private:
    std::optional<Listener> m_listener;
    QString m_last;
    Posted m_posted;
};

} // namespace cunbao
