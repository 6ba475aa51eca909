#pragma once

#include "platform/base/Result.h"

#include <QProcess>

namespace cunbao::bench {

/// A hub in a process of its own, so that its memory and its threads are its own. Ends with this object.
class HubProcess {
public:
    /// Serves the office of `card` from a new store in `folder`.
    [[nodiscard]] Result<void> start(const QString& folder, const QByteArray& card);
    ~HubProcess();
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Resident memory in KiB; nothing where the system does not tell.
    [[nodiscard]] std::optional<double> residentKiB() const;

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace cunbao::bench
