#pragma once

#include "app/viewmodel/session/Session.h"
#include "tests/journey/Album.h"
#include "tests/ui/Person.h"

namespace cunbao {

/// What a clerk does at the office's window, from its first start to the report. Each step is false where it
/// did not go as it should; complaint() says how.
class Clerk {
public:
    Clerk(Session& session, QQuickWindow& window)
        : m_session(session), m_person(window), m_album(window, m_person) {}

    [[nodiscard]] const char* complaint() const { return m_person.complaint(); }

    [[nodiscard]] bool createsTheOffice();
    /// On this machine only, at a port; the second time at the one that it had.
    [[nodiscard]] bool startsTheHub(quint16 port);
    [[nodiscard]] bool startsTheHubAgain();
    [[nodiscard]] bool stopsTheHub();
    /// For the village of the story; its text then stands in `invite`.
    [[nodiscard]] bool invites(QString& invite);
    [[nodiscard]] bool seesTheDevice();
    [[nodiscard]] bool opensARound();
    /// The office exchanges by itself every few minutes and soon after somebody worked; here at once.
    [[nodiscard]] bool syncs();
    /// Of the overview: how many items of all are answered, -1 where that can't be read; and the villages'
    /// cells, `answered` in the first section of the one with the phone.
    [[nodiscard]] int readsAnswered();
    [[nodiscard]] bool seesTheHeatMap(int answered);
    [[nodiscard]] bool seesTheChart();
    /// From a figure in the text of the report to the village, and to the entry and its person.
    [[nodiscard]] bool looksIntoTheReport();

private:
    /// To one of the places at the left.
    bool goes(const QString& place) { return m_person.taps(place); }

    Session& m_session;
    Person m_person;
    Album m_album;
};

} // namespace cunbao
