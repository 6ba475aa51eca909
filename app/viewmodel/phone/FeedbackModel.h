#pragma once

#include "app/viewmodel/session/PageModel.h"

namespace cunbao {

/// A complaint or suggestion to the office. It leaves by the road that the person chooses: it is copied, to
/// be pasted where people talk to their office. Nothing of it is stored or sent.
class FeedbackModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool copyable READ copyable NOTIFY textChanged)
    Q_PROPERTY(bool copied READ copied NOTIFY textChanged)

public:
    explicit FeedbackModel(QObject* parent = nullptr) : PageModel(parent) {}

    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString& text);
    [[nodiscard]] bool copyable() const { return !m_text.trimmed().isEmpty(); }
    /// What stands there now lies on the clipboard.
    [[nodiscard]] bool copied() const { return m_copied; }

    /// With a line that says which unit, role and version it comes from.
    Q_INVOKABLE void copy();

Q_SIGNALS:
    void textChanged();

protected:
    void load() override {}

private:
    QString m_text;
    bool m_copied = false;
};

} // namespace cunbao
