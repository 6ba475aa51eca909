#include "app/viewmodel/phone/PasscodeModel.h"

namespace cunbao {

PasscodeModel::PasscodeModel(QObject* parent) : PageModel(parent) {
    connect(&m_fresh, &PasscodeChoice::changed, this, &PasscodeModel::formChanged);
}

void PasscodeModel::setCurrent(const QString& current) {
    if (m_current == current) return;
    m_current = current;
    Q_EMIT formChanged();
}

void PasscodeModel::change() {
    if (busy() || !changeable()) return;
    clearError();
    ask([folder = session()->folder(), context = session()->context(), current = m_current,
         fresh =
             m_fresh.passcode()](Ledger&) { return Home::changePasscode(folder, current, fresh, context); },
        [this](std::monostate) {
            setCurrent(QString());
            m_fresh.clear();
            Q_EMIT changed();
        });
}

} // namespace cunbao
