#pragma once

#include "app/viewmodel/session/Session.h"

#include <QObject>
#include <QQmlParserStatus>

namespace cunbao {

/// What every thing on screen has: the session it belongs to, whether it waits for the store, and the last
/// error in words. Loads when it is complete, when the ledger changed and when the language changed. Store
/// work runs on the ledger's thread; what comes back after a newer question was asked is dropped.
class PageModel : public QObject, public QQmlParserStatus {
    Q_OBJECT
    Q_INTERFACES(QQmlParserStatus)
    QML_ANONYMOUS
    Q_PROPERTY(cunbao::Session* session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(bool loaded READ loaded NOTIFY loadedChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)

public:
    [[nodiscard]] Session* session() const { return m_session; }
    void setSession(Session* session);
    [[nodiscard]] bool busy() const { return m_asked > 0; }
    /// Something has been loaded at least once: before, a page shows neither content nor an empty state.
    [[nodiscard]] bool loaded() const { return m_loaded; }
    /// What went wrong last, in words; empty when nothing did.
    [[nodiscard]] QString error() const { return m_errorText; }

    Q_INVOKABLE void reload();
    Q_INVOKABLE void clearError();

    void classBegin() override {}
    void componentComplete() override;

Q_SIGNALS:
    void sessionChanged();
    void busyChanged();
    void loadedChanged();
    void errorChanged();

protected:
    explicit PageModel(QObject* parent = nullptr) : QObject(parent) {}

    /// Asks the store for what is shown, by `read`. Called on the user interface's thread.
    virtual void load() = 0;

    /// For load(): runs `work(Ledger&)` on the ledger's thread and gives its value to `show` here, unless a
    /// newer load has begun. An error is shown in words.
    template <class Work, class Show>
    void read(Work work, Show show) {
        const quint64 load = m_load;
        ask(std::move(work), [this, load, show = std::move(show)](auto value) mutable {
            if (load != m_load) return;
            show(std::move(value));
            setLoaded();
        });
    }

    /// For verbs: the same, whatever is loaded meanwhile. `changesLedger` tells the session afterwards, so
    /// that everything on screen is loaded anew and the sync loop starts.
    template <class Work, class Then>
    void act(Work work, Then then) {
        clearError();
        ask(std::move(work), [this, then = std::move(then)](auto value) mutable {
            Session* session = m_session;
            then(std::move(value));
            session->wrote();
        });
    }

    /// `then` gets the value (nothing for Result<void>: a std::monostate); an error is shown.
    template <class Work, class Then>
    void ask(Work work, Then then) {
        begin();
        m_session->ledger().ask(this, std::move(work), [this, then = std::move(then)](auto&& result) mutable {
            end();
            if (!result.ok()) {
                fail(result.error());
                return;
            }
            then(valueOf(std::forward<decltype(result)>(result)));
        });
    }

    /// Shows an error in words.
    void fail(const Error& error);
    [[nodiscard]] Language language() const { return m_session->preferences()->spoken(); }

private:
    template <class T>
    static T valueOf(Result<T> result) {
        return *std::move(result);
    }
    static std::monostate valueOf(const Result<void>&) { return {}; }
    void begin();
    void end();
    void setLoaded();
    void say();

    Session* m_session = nullptr;
    bool m_complete = false;
    bool m_loaded = false;
    int m_asked = 0;
    quint64 m_load = 0;
    std::optional<Error> m_error;
    QString m_errorText;
};

} // namespace cunbao
