#include "app/viewmodel/office/RecoveryKitModel.h"

#include "app/usecase/RecoveryKit.h"
#include "app/viewmodel/office/KitSheet.h"
#include "app/viewmodel/session/SecretText.h"
#include "platform/base/AtomicFile.h"

namespace cunbao {

RecoveryKitModel::~RecoveryKitModel() {
    wipeText(m_text);
}

void RecoveryKitModel::load() {
    read([](Ledger& ledger) { return kitIsUnconfirmed(ledger); },
         [this](bool due) {
             m_due = due;
             Q_EMIT changed();
         });
}

void RecoveryKitModel::show() {
    clearError();
    ask([](Ledger& ledger) { return unconfirmedKit(ledger); },
        [this](const QString& kit) {
            m_text = kit;
            Q_EMIT changed();
        });
}

void RecoveryKitModel::forget() {
    clearError();
    wipeText(m_text);
    m_saved = false;
    m_mistyped = false;
    Q_EMIT changed();
}

void RecoveryKitModel::savePage(const QUrl& file, const QString& heading, const QStringList& steps) {
    if (m_text.isEmpty()) return;
    clearError();
    ask(
        [path = file.toLocalFile(), sheet = KitSheet{heading, m_text, steps}](Ledger&) -> Result<void> {
            TRY_LET(const QByteArray pdf, kitSheetPdf(sheet));
            return AtomicFile::write(path, pdf, AtomicFile::Access::OwnerOnly);
        },
        [this](std::monostate) {
            m_saved = true;
            Q_EMIT changed();
        });
}

void RecoveryKitModel::confirm(const QString& typed) {
    if (m_text.isEmpty() || busy()) return;
    clearError();
    m_mistyped = typed.trimmed().toUpper() != m_text.section(QLatin1Char('-'), -1);
    Q_EMIT changed();
    if (m_mistyped) return;
    ask([](Ledger& ledger) { return confirmKit(ledger); },
        [this](std::monostate) {
            m_due = false;
            forget();
            Q_EMIT confirmed();
        });
}

} // namespace cunbao
