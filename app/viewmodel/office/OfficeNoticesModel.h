#pragma once

#include "app/viewmodel/session/PageModel.h"

namespace cunbao {

/// What the office's navigation points at, whatever page is open.
class OfficeNoticesModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(int doubts READ doubts NOTIFY changed)

public:
    explicit OfficeNoticesModel(QObject* parent = nullptr) : PageModel(parent) {}

    /// Of the round at hand, that nobody has decided yet.
    [[nodiscard]] int doubts() const { return m_doubts; }

Q_SIGNALS:
    void changed();

protected:
    void load() override;

private:
    int m_doubts = 0;
};

} // namespace cunbao
