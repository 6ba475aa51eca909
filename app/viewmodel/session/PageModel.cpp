#include "app/viewmodel/session/PageModel.h"

#include "app/viewmodel/ErrorText.h"

namespace cunbao {

void PageModel::setSession(Session* session) {
    if (m_session == session) return;
    if (m_session) m_session->disconnect(this);
    m_session = session;
    if (m_session) {
        connect(m_session, &Session::ledgerChanged, this, &PageModel::reload);
        connect(m_session->preferences(), &Preferences::languageChanged, this, [this] {
            say();
            reload();
        });
    }
    Q_EMIT sessionChanged();
    reload();
}

void PageModel::componentComplete() {
    m_complete = true;
    reload();
}

void PageModel::reload() {
    if (!m_complete || !m_session) return;
    ++m_load;
    load();
}

void PageModel::begin() {
    if (++m_asked == 1) Q_EMIT busyChanged();
}

void PageModel::end() {
    if (--m_asked == 0) Q_EMIT busyChanged();
}

void PageModel::setLoaded() {
    if (m_loaded) return;
    m_loaded = true;
    Q_EMIT loadedChanged();
}

void PageModel::fail(const Error& error) {
    m_error = error;
    say();
}

void PageModel::clearError() {
    m_error.reset();
    say();
}

void PageModel::say() {
    const QString text = m_error ? errorText(*m_error, language()) : QString();
    if (text == m_errorText) return;
    m_errorText = text;
    Q_EMIT errorChanged();
}

} // namespace cunbao
