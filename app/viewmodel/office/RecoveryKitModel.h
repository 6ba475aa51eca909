#pragma once

#include "app/viewmodel/session/PageModel.h"

#include <QUrl>

namespace cunbao {

/// The recovery kit of the main office device, until somebody has shown that it was written down: whether it
/// waits for that, and the kit itself while it is looked at. What waits is kept in the store, so that it
/// still waits when the program was closed meanwhile.
class RecoveryKitModel : public cunbao::PageModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool due READ due NOTIFY changed)
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(bool saved READ saved NOTIFY changed)
    Q_PROPERTY(bool mistyped READ mistyped NOTIFY changed)

public:
    explicit RecoveryKitModel(QObject* parent = nullptr) : PageModel(parent) {}
    ~RecoveryKitModel() override;

    /// Nobody has shown yet that it was written down.
    [[nodiscard]] bool due() const { return m_due; }
    /// Groups of four letters and digits; empty while it is not looked at.
    [[nodiscard]] QString text() const { return m_text; }
    /// As a page to print, since it is looked at.
    [[nodiscard]] bool saved() const { return m_saved; }
    /// What was typed last to confirm it was not its last group.
    [[nodiscard]] bool mistyped() const { return m_mistyped; }

    /// From the store; nothing where it is not due.
    Q_INVOKABLE void show();
    /// It is no longer looked at, and still due.
    Q_INVOKABLE void forget();
    /// An A4 page as PDF that only its owner can read: `heading`, the kit, and `steps`.
    Q_INVOKABLE void savePage(const QUrl& file, const QString& heading, const QStringList& steps);
    /// `typed`: the kit's last group, as a proof that it was written down.
    Q_INVOKABLE void confirm(const QString& typed);

Q_SIGNALS:
    void changed();
    /// It is no longer due, and forgotten here.
    void confirmed();

protected:
    void load() override;

private:
    bool m_due = false;
    QString m_text;
    bool m_saved = false;
    bool m_mistyped = false;
};

} // namespace cunbao
