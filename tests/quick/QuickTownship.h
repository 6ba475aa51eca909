#pragma once

#include "app/viewmodel/session/Translation.h"
#include "tests/ui/FirstDay.h"

#include <QAbstractItemModel>

namespace cunbao {

/// For QML: a small made-up township on 24 November 2020, with the annual report's catalogue, an open round,
/// three villages, and two phones in the first of them, 石桥村. Every device has a real store of its own.
/// Nothing is recorded; a test says what was. Sessions speak English and end with the township.
class QuickTownship : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;
    ~QuickTownship() override { end(); }

    /// A new one; false, with a message, where that failed.
    Q_INVOKABLE bool begin();
    /// No session may be shown any more.
    Q_INVOKABLE void end();

    /// On a phone, 0 or 1, before anybody looked: an integer on a day written like 2020-03-02.
    Q_INVOKABLE bool record(int phone, const QString& indicator, int number, const QString& day);
    /// Office and phones bring each other all that they hold, by hand: no session hears of it.
    Q_INVOKABLE bool exchange();
    /// One exchange of a session with the hub, waited for.
    Q_INVOKABLE void sync(cunbao::Session* session);
    Q_INVOKABLE void advance(int seconds);

    /// A session on the device's home, unlocked, each time another one. Null, with a message, where that
    /// failed.
    Q_INVOKABLE cunbao::Session* phone(int which = 0);
    Q_INVOKABLE cunbao::Session* office();
    /// A session on another computer of the office, enrolled anew each time.
    Q_INVOKABLE cunbao::Session* clerk();
    /// A session on a phone that has joined and that the office has not let in yet, another one each time.
    Q_INVOKABLE cunbao::Session* joiner();
    /// As when the program was closed before the office's recovery kit was written down.
    Q_INVOKABLE bool leaveKitUnconfirmed();
    /// A session on a device without a home.
    Q_INVOKABLE cunbao::Session* newcomer();
    /// From now on the pages are in the language that this session's person chose.
    Q_INVOKABLE void speakFor(cunbao::Session* session);
    Q_INVOKABLE [[nodiscard]] QString passcode() const { return SessionWorld::passcode(); }

    /// Files that were handed to another app.
    Q_INVOKABLE QStringList shared();
    /// One role of a list model, row by row.
    Q_INVOKABLE [[nodiscard]] static QVariantList column(const QAbstractItemModel* model,
                                                         const QString& role);

private:
    Result<void> settle();
    [[nodiscard]] TownshipDevice* device(int phone);
    Session* keep(std::unique_ptr<Session> session);

    std::unique_ptr<FirstDay> m_day;
    std::vector<TownshipDevice*> m_phones;
    std::unique_ptr<Translation> m_translation;
    std::vector<std::unique_ptr<Session>> m_sessions;
};

} // namespace cunbao
