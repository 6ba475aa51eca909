#include "app/viewmodel/phone/FeedbackModel.h"

#include <QClipboard>
#include <QGuiApplication>

namespace cunbao {

void FeedbackModel::setText(const QString& text) {
    if (m_text == text) return;
    m_text = text;
    m_copied = false;
    Q_EMIT textChanged();
}

void FeedbackModel::copy() {
    if (!copyable()) return;
    QStringList from{session()->officeName(), session()->unitName(), session()->roleText(),
                     QStringLiteral("Cunbao ") + session()->programVersion()};
    from.removeAll(QString());
    QGuiApplication::clipboard()->setText(m_text.trimmed() + QLatin1Char('\n') +
                                          from.join(QStringLiteral(" · ")));
    m_copied = true;
    Q_EMIT textChanged();
}

} // namespace cunbao
