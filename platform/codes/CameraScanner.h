#pragma once

#include "platform/api/CodeScanner.h"

#include <memory>

namespace cunbao {

/// The scanner of every system: ZXing-C++ for the codes, Qt Multimedia for the camera.
class CameraScanner final : public CodeScanner {
public:
    CameraScanner();
    ~CameraScanner() override;

    [[nodiscard]] Result<QString> readFile(const QString& path) const override;
    [[nodiscard]] Result<QString> readImage(const QImage& image) const override;
    [[nodiscard]] bool hasCamera() const override;
    void start(QObject* preview, Listener listener) override;
    void stop() override;

private:
    class Scan;
    void fail(const Error& error);

    Listener m_listener;
    std::unique_ptr<Scan> m_scan;
};

} // namespace cunbao
